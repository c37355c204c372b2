/** Every kind there is. Made by `npm run collect`; do not edit. */
import type { NodeKind } from '@kairos/engine';
import { abSplit } from '../kinds/ab-split/index';
import { absenceIndicator } from '../kinds/absence-indicator/index';
import { aggregateIndicator } from '../kinds/aggregate-indicator/index';
import { bundle } from '../kinds/bundle/index';
import { conditionSplit } from '../kinds/condition-split/index';
import { dateIndicator } from '../kinds/date-indicator/index';
import { email } from '../kinds/email/index';
import { eventIndicator } from '../kinds/event-indicator/index';
import { exit } from '../kinds/exit/index';
import { frequencyGate } from '../kinds/frequency-gate/index';
import { goal } from '../kinds/goal/index';
import { holdout } from '../kinds/holdout/index';
import { join } from '../kinds/join/index';
import { journeyIndicator } from '../kinds/journey-indicator/index';
import { profileIndicator } from '../kinds/profile-indicator/index';
import { push } from '../kinds/push/index';
import { repeat } from '../kinds/repeat/index';
import { score } from '../kinds/score/index';
import { scoreLevel } from '../kinds/score-level/index';
import { sequenceIndicator } from '../kinds/sequence-indicator/index';
import { sms } from '../kinds/sms/index';
import { startJourney } from '../kinds/start-journey/index';
import { stopMarketing } from '../kinds/stop-marketing/index';
import { task } from '../kinds/task/index';
import { trigger } from '../kinds/trigger/index';
import { unansweredIndicator } from '../kinds/unanswered-indicator/index';
import { updateCustomer } from '../kinds/update-customer/index';
import { valueIndicator } from '../kinds/value-indicator/index';
import { wait } from '../kinds/wait/index';
import { waitForEvent } from '../kinds/wait-for-event/index';
import { waitUntil } from '../kinds/wait-until/index';
import { webhook } from '../kinds/webhook/index';

export const KINDS: readonly NodeKind[] = [
  abSplit,
  absenceIndicator,
  aggregateIndicator,
  bundle,
  conditionSplit,
  dateIndicator,
  email,
  eventIndicator,
  exit,
  frequencyGate,
  goal,
  holdout,
  join,
  journeyIndicator,
  profileIndicator,
  push,
  repeat,
  score,
  scoreLevel,
  sequenceIndicator,
  sms,
  startJourney,
  stopMarketing,
  task,
  trigger,
  unansweredIndicator,
  updateCustomer,
  valueIndicator,
  wait,
  waitForEvent,
  waitUntil,
  webhook,
];

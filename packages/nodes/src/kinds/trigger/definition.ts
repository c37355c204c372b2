/** Trigger: how it looks on the canvas and what its form asks. */
import type { CheckContext, KindDefinition } from '@kairos/engine';
import { type Finding, problemsOf, reached } from '../../settings/findings';
import { asRecord, durationPhrase, settingNumber } from '../../wording/phrases';
import { NEEDS, REENTRY_MODES, type TriggerConfig, triggerSchema } from './schema';

export const triggerDefinition: KindDefinition<TriggerConfig> = {
  id: 'trigger',
  version: 1,
  category: 'trigger',
  icon: 'bolt',
  order: 1,
  schema: triggerSchema,
  defaults: {
    threshold: 50,
    needs: 'all',
    eligible: [],
    reentry: { mode: 'once-per', period: { amount: 30, unit: 'days' } },
    limits: { perHour: null, perDay: null },
    takesIn: { from: null, until: null },
  },
  accepts: ['points', 'signal'],
  manyInputs: true,
  outputs: () => [{ id: 'next', type: 'step' }],
  title: (config) => {
    const threshold = settingNumber(config.threshold);
    return threshold === null ? { key: 'title.unset' } : { key: 'title.threshold', values: { count: threshold } };
  },
  summary: (config) => {
    const { mode, period } = asRecord(config.reentry);
    if (mode === 'once') return { key: 'summary.once' };
    if (mode === 'once-per-key') return { key: 'summary.once-per-key' };
    if (mode === 'every-time') return { key: 'summary.every-time' };
    return { key: 'summary.once-per', values: { duration: durationPhrase(period) } };
  },
  form: [
    { path: 'threshold', type: 'number', optional: true, onScore: 'compared' },
    { path: 'needs', type: 'choice', options: [...NEEDS] },
    { path: 'eligible', type: 'condition-tree', subject: 'customer', factsSince: ['ever'], seldom: true },
    { path: 'reentry.mode', type: 'choice', options: [...REENTRY_MODES] },
    { path: 'reentry.period', type: 'duration', shownWhen: { path: 'reentry.mode', isOneOf: ['once-per'] } },
    { path: 'limits.perHour', type: 'number', min: 1, step: 1, optional: true, seldom: true },
    { path: 'limits.perDay', type: 'number', min: 1, step: 1, optional: true, seldom: true },
    { path: 'takesIn.from', type: 'date', optional: true, seldom: true },
    { path: 'takesIn.until', type: 'date', optional: true, seldom: true },
  ],
  check: (config, context) =>
    problemsOf(context, [reached(context), thresholdForScores(config, context), datesInOrder(config)]),
};

/** Points are asked of scores, and of nothing else. */
function thresholdForScores({ threshold }: TriggerConfig, { document, node, before }: CheckContext): Finding | false {
  const hasScore = document.edges.some((edge) => edge.to === node.id && edge.port === 'points');
  if (hasScore) return threshold === null && { code: 'threshold-missing', severity: 'error', field: 'threshold' };
  return before.length > 0 && threshold !== null && { code: 'threshold-idle', severity: 'warning', field: 'threshold' };
}

function datesInOrder({ takesIn }: TriggerConfig): Finding | false {
  const { from = null, until = null } = takesIn ?? {};
  const isBackwards = from !== null && until !== null && until < from;
  return isBackwards && { code: 'ends-before-it-begins', severity: 'error', field: 'takesIn.until' };
}

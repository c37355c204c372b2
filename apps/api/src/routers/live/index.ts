/** The live view of a journey. */
import { router } from '../../trpc';
import { chooseWinner } from './choose-winner';
import { endRun } from './end-run';
import { flow } from './flow';
import { open } from './open';
import { people } from './people';
import { replay } from './replay';
import { results } from './results';
import { retryRun } from './retry-run';
import { retryRuns } from './retry-runs';
import { run } from './run';
import { sensedNow } from './sensed-now';
import { forgetSilent, releaseSilent, silentStarts } from './silent-starts';
import { stuck } from './stuck';

export const liveRouter = router({
  ...{ open, flow, replay, people, stuck, run, sensedNow },
  ...{ silentStarts, releaseSilent, forgetSilent },
  ...{ retryRun, retryRuns, endRun },
  ...{ results, chooseWinner },
});

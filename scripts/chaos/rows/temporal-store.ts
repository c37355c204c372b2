/** The row in which Temporal's own store errs. */
import { erringStoreFigures } from '../stack/erring-store';
import { type Disturbance, noRunFailed, type Outcome, type Row } from './row';

export const temporalStore: Row[] = [
  {
    number: 9,
    fault: 'Temporal’s store errs in 5 % of its calls, a fifth of those that write after they wrote',
    promise: 'retries hide it, no run fails',
    needs: { temporalStore: 'errs' },
    conclude: runsAndErrors,
  },
];

async function runsAndErrors(disturbance: Disturbance): Promise<Outcome> {
  const { broken } = await noRunFailed(disturbance);
  const { requests, errors } = await erringStoreFigures(disturbance.stack.folder.temporal);
  return {
    figures: [`${errors} errors among ${requests} calls of its store`],
    broken: errors > 0 ? broken : [...broken, 'the store never erred'],
  };
}

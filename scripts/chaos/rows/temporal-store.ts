/** The row in which Temporal's own store errs. */
import { erringStoreFigures } from '../stack/erring-store';
import type { Disturbance, Outcome, Row } from './row';

export const temporalStore: Row[] = [
  {
    number: 9,
    fault: 'Temporal’s store errs in 5 % of its calls, a fifth of those that write after they wrote',
    promise: 'retries hide it, no run fails',
    needs: { temporalStore: 'errs' },
    conclude: noRunFailed,
  },
];

async function noRunFailed({ campaign, stack }: Disturbance): Promise<Outcome> {
  const [row] = await campaign.query(
    (sql) => sql<{ failed: number }[]>`select count(*)::int as failed from run where failure is not null`,
  );
  const failed = row?.failed ?? 0;
  const { requests, errors } = await erringStoreFigures(stack.folder.temporal);
  return {
    figures: [`${errors} errors among ${requests} calls of its store`],
    broken: [...(failed > 0 ? [`${failed} runs failed`] : []), ...(errors > 0 ? [] : ['the store never erred'])],
  };
}

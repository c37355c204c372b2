/** The customer's runs through journeys; each leads to the run on the live canvas. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type ApiOutputs, trpc } from '../../api/trpc';
import { useFormat } from '../../i18n/format';
import { KindBadge } from '../../ui/icons';
import { Pill, type PillTone } from '../../ui/pill';
import table from '../../ui/table.module.css';
import { CustomerList } from './customer-list';
import styles from './customer-page.module.css';

type Run = ApiOutputs['customers']['runs'][number];

export function CustomerRuns({ customerId }: { customerId: string }) {
  const { t } = useTranslation('customers');
  const runs = useQuery(trpc.customers.runs.queryOptions({ customerId }));
  return (
    <CustomerList
      query={runs}
      isEmpty={runs.data?.length === 0}
      empty={{ icon: 'journeys', title: t('runs.none.title'), text: t('runs.none.text') }}
    >
      {runs.data?.map((run) => (
        <RunItem key={run.id} run={run} />
      ))}
    </CustomerList>
  );
}

function RunItem({ run }: { run: Run }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const state = stateOf(run);
  const started = run.campaignStartedAt ?? run.openedAt;
  return (
    <li className={styles.item} data-clickable>
      <KindBadge icon="journeys" category={run.campaignStartedAt === null ? 'sense' : 'trigger'} />
      <div className={styles.body}>
        <div className={styles.title}>
          <Link
            to="/journeys/$journeyId/live"
            params={{ journeyId: run.journeyId }}
            search={{ run: run.id }}
            className={table.cover}
          >
            {run.journeyName}
          </Link>{' '}
          <Pill tone={TONES[state]}>{t(`run.${state}`)}</Pill>
        </div>
        <div className={styles.sub}>
          {t('run.version', { version: run.version })}
          {run.dueAt !== null && ` · ${t('run.due', { moment: format.moment(run.dueAt) })}`}
          {run.endedAt !== null && ` · ${t('run.ended.at', { moment: format.moment(run.endedAt) })}`}
        </div>
      </div>
      <time>{format.moment(started)}</time>
    </li>
  );
}

type RunState = 'failed' | 'watching' | 'acting' | 'goal' | 'completed' | 'exited' | 'removed' | 'ended';

const TONES: Record<RunState, PillTone> = {
  failed: 'trouble',
  watching: 'sense',
  acting: 'brand',
  goal: 'end',
  completed: 'quiet',
  exited: 'quiet',
  removed: 'quiet',
  ended: 'quiet',
};

function stateOf(run: Run): RunState {
  if (run.hasFailed) return 'failed';
  if (run.phase !== 'ended') return run.phase;
  switch (run.outcome) {
    case 'goal':
    case 'completed':
    case 'exited':
    case 'removed':
      return run.outcome;
    default:
      return 'ended';
  }
}

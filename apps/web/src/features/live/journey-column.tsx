/** The left column: what is going on in the journey, what was not sent and why, and which versions are under way. */
import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiOutputs } from '../../api/trpc';
import { useFormat } from '../../i18n/format';
import { type Figures, type FiguresStore, total, versionCounts } from './figures/figures';
import { notSentReasons } from './figures/not-sent';
import { useFigure } from './figures/use-figures';
import styles from './journey-column.module.css';
import type { ListName } from './people/lists';
import { HoldoutRows } from './results/holdout-rows';
import { SilentStarts } from './silent/silent-starts';
import { useStuck } from './stuck/use-stuck';
import type { RangeName } from './time/range-names';

type LiveJourney = ApiOutputs['live']['open'];

interface JourneyColumnProps {
  journey: LiveJourney;
  figures: FiguresStore;
  shownNumber: number;
  current: { list: ListName | null; reason: string | null };
  onList: (list: ListName, reason?: string) => void;
  onVersion: (number: number) => void;
  onNode: (nodeId: string) => void;
  /** The stretch of time in which what happened is counted. */
  rangeName: RangeName | undefined;
}

export function JourneyColumn(props: JourneyColumnProps) {
  const { journey, figures, shownNumber, current, onList, onVersion, onNode, rangeName } = props;
  const { t } = useTranslation('live');
  const hasSeveral = journey.versions.length > 1;
  return (
    <nav className={styles.column} aria-label={t('column')}>
      <h2>{t('now')}</h2>
      {hasSeveral && <p className={styles.hint}>{t('now.all-versions')}</p>}
      <NowRows journeyId={journey.id} figures={figures} current={current.list} onList={onList} />
      <h2>{t(`range.${rangeName ?? 'all'}`)}</h2>
      <HappenedRows figures={figures} current={current.list} onList={onList} />
      <NotSent figures={figures} current={current} onList={onList} />
      <SilentStarts journeyId={journey.id} />
      <HoldoutRows journeyId={journey.id} onNode={onNode} />
      <h2>{t('versions')}</h2>
      {journey.versions.map((version) => (
        <VersionRow
          key={version.versionId}
          version={version}
          figures={figures}
          isShown={version.number === shownNumber}
          onVersion={onVersion}
        />
      ))}
    </nav>
  );
}

const ofJourney = (metric: string) => (figures: Figures) =>
  total(figures, (nodeId, each) => nodeId === '' && each === metric);
const ofNodes = (metric: string) => (figures: Figures) =>
  total(figures, (nodeId, each) => nodeId !== '' && each === metric);

const watchingOf = ofJourney('watching');
const actingOf = ofJourney('acting');
const startedOf = ofNodes('started');
const failedOf = ofJourney('ended:failed');
const goalsOf = ofNodes('goal');
const goalValueOf = ofNodes('goal-value');
/** Amounts of money are counted in hundredths. */
const HUNDREDTHS = 100;

type RowsProps = Pick<JourneyColumnProps, 'figures' | 'onList'> & { current: ListName | null };

function NowRows({ journeyId, figures, current, onList }: RowsProps & { journeyId: string }) {
  const { t } = useTranslation('live');
  const sensed = useFigure(figures, (state) => state.sensed);
  const watching = useFigure(figures, watchingOf);
  const acting = useFigure(figures, actingOf);
  const stuck = useStuck(journeyId).reduce((sum, step) => sum + step.stuck, 0);
  const rows = { current, onList };
  return (
    <>
      <ListRow list="sensed" name={t('now.sensed')} count={sensed} {...rows} />
      <ListRow list="watched" name={t('now.watched')} count={watching} {...rows} />
      <ListRow list="standing" name={t('now.standing')} count={acting} {...rows} />
      <ListRow list="stuck" name={t('now.stuck')} count={stuck} isTrouble {...rows} />
    </>
  );
}

function HappenedRows({ figures, current, onList }: RowsProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const started = useFigure(figures, startedOf);
  const failed = useFigure(figures, failedOf);
  const goals = useFigure(figures, goalsOf);
  const value = useFigure(figures, goalValueOf) / HUNDREDTHS;
  const rows = { current, onList };
  return (
    <>
      <p className={styles.figure}>
        {t('now.started')}
        <b>{format.number(started)}</b>
      </p>
      <ListRow list="failed" name={t('now.failed')} count={failed} isTrouble {...rows} />
      <ListRow list="reached" name={t('now.goals')} count={goals} {...rows} />
      {value > 0 && <p className={styles.value}>{t('now.value', { amount: format.money(value) })}</p>}
    </>
  );
}

function NotSent({ figures, current, onList }: Pick<JourneyColumnProps, 'figures' | 'current' | 'onList'>) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const reasons = useFigure(figures, notSentReasons);
  return (
    <>
      <h2>{t('not-sent')}</h2>
      {reasons.length === 0 && <p className={styles.hint}>{t('not-sent.none')}</p>}
      {reasons.map(({ reason, count }) => (
        <Row
          key={reason}
          isQuiet
          isOpen={current.list === 'not-sent' && current.reason === reason}
          onOpen={() => onList('not-sent', reason)}
        >
          {t([`reason.${reason}`, `shared:reason.${reason}`, 'shared:reason.other'])}
          <span className={styles.count}>{format.number(count)}</span>
        </Row>
      ))}
    </>
  );
}

interface ListRowProps extends Omit<RowsProps, 'figures'> {
  list: ListName;
  name: string;
  count: number;
  /** More than none is bad. */
  isTrouble?: boolean;
}

function ListRow({ list, name, count, isTrouble = false, current, onList }: ListRowProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  return (
    <Row
      isOpen={current === list}
      tone={isTrouble && count > 0 ? 'trouble' : undefined}
      onOpen={() => onList(list)}
      hint={t(`list.hint.${list}`)}
    >
      {name}
      <b>{format.number(count)}</b>
    </Row>
  );
}

interface RowProps {
  isOpen: boolean;
  isQuiet?: boolean;
  tone?: 'trouble' | undefined;
  hint?: string;
  onOpen: () => void;
  children: ReactNode;
}

function Row({ isOpen, isQuiet, tone, hint, onOpen, children }: RowProps) {
  return (
    <UnstyledButton
      className={styles.row}
      data-quiet={isQuiet}
      data-tone={tone}
      aria-pressed={isOpen}
      title={hint}
      onClick={onOpen}
    >
      {children}
    </UnstyledButton>
  );
}

interface VersionRowProps {
  version: LiveJourney['versions'][number];
  figures: FiguresStore;
  isShown: boolean;
  onVersion: (number: number) => void;
}

/** A version that is neither in force nor shown nor has anybody in flight is history, and left out. */
function VersionRow({ version, figures, isShown, onVersion }: VersionRowProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const inFlight = useFigure(figures, (state) => {
    const counts = versionCounts(state, version.versionId).get('') ?? {};
    return Math.max(0, (counts.acting ?? 0) + (counts.watching ?? 0));
  });
  if (!version.isInForce && !isShown && inFlight === 0) return null;
  return (
    <UnstyledButton
      className={styles.row}
      data-quiet
      aria-pressed={isShown}
      title={t('versions.show', { number: version.number })}
      onClick={() => onVersion(version.number)}
    >
      <span>
        <em>{version.number}</em>{' '}
        {version.isInForce ? t('versions.since', { date: format.date(version.publishedAt) }) : t('versions.finishing')}
      </span>
      <span className={styles.count}>{format.number(inFlight)}</span>
    </UnstyledButton>
  );
}

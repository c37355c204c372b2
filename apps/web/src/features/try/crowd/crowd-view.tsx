/** Thousands of made-up customers: what they do on the left, how many take which way on the canvas and on the right. */
import type { JourneyDocument, Plan } from '@kairos/engine';
import { Button, Progress, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import type { OverlayStore } from '../../../canvas/live/overlay-store';
import { useKnowledge } from '../../../canvas/panel/knowledge';
import { ReadOnlyCanvas } from '../../../canvas/read-only-canvas';
import { useFormat } from '../../../i18n/format';
import { ErrorState } from '../../../ui/notice';
import { overlayFigures } from '../../live/figures/overlay-figures';
import { ModeSwitch } from '../mode-switch';
import styles from '../try-page.module.css';
import own from './crowd.module.css';
import { HabitTable } from './habit-table';
import { habitsOf, type ShownHabit, withExamples } from './habits';
import { type CrowdState, useCrowd } from './use-crowd';
import { Volumes } from './volumes';

interface CrowdViewProps {
  document: JourneyDocument;
  plan: Plan;
  overlay: OverlayStore;
}

const CUSTOMERS = 10_000;
const DAY_MS = 86_400_000;
const PERIODS = ['30', '90', '180', '365'] as const;
/** The same crowd every time, so that two drafts are compared on the same customers. */
const SEED = 1;

export function CrowdView({ document, plan, overlay }: CrowdViewProps) {
  const { t } = useTranslation('try');
  const format = useFormat();
  const knowledge = useKnowledge();
  const seen = useQuery(trpc.events.habits.queryOptions(undefined, { staleTime: 60_000 }));
  const [changed, setChanged] = useState<readonly ShownHabit[] | null>(null);
  const [days, setDays] = useState<(typeof PERIODS)[number]>('180');
  const [selected, select] = useState<string | null>(null);
  const { state, rehearse, run, cancel } = useCrowd();
  const known = useMemo(() => habitsOf(plan, seen.data ?? []), [plan, seen.data]);
  const habits = changed ?? known;
  useCounted(document, overlay, state);

  const crowd = () => {
    const until = knowledge.now();
    return {
      plan,
      habits: withExamples(habits, knowledge),
      attributes: knowledge.attributes,
      timeZone: knowledge.timeZone,
      from: until - Number(days) * DAY_MS,
      until,
      seed: SEED,
    };
  };
  const rehearseNow = useEffectEvent(() => rehearse(crowd(), CUSTOMERS));
  const isReady = seen.data !== undefined;
  useEffect(() => {
    if (isReady) rehearseNow();
  }, [isReady]);
  if (seen.isError) return <ErrorState error={seen.error} onRetry={() => void seen.refetch()} />;
  return (
    <div className={styles.view}>
      <div className={styles.column}>
        <ModeSwitch />
        <h2>{t('crowd.habits')}</h2>
        <p className={styles.hint}>{t('crowd.habits.hint')}</p>
        <HabitTable habits={habits} onHabits={setChanged} />
        <Select
          mt="sm"
          size="xs"
          label={t('crowd.period')}
          value={days}
          onChange={(value) => setDays(PERIODS.find((each) => each === value) ?? '180')}
          data={PERIODS.map((value) => ({ value, label: t('crowd.days', { count: Number(value) }) }))}
          allowDeselect={false}
        />
        <div className={own.actions}>
          {state.phase === 'running' ? (
            <Button fullWidth variant="default" onClick={cancel}>
              {t('shared:cancel')}
            </Button>
          ) : (
            <Button fullWidth disabled={seen.isPending} onClick={() => run(crowd(), CUSTOMERS)}>
              {t('crowd.start', { count: CUSTOMERS, shown: format.number(CUSTOMERS) })}
            </Button>
          )}
          {state.phase !== 'idle' && <CrowdProgress state={state} />}
        </div>
      </div>
      <div className={styles.middle}>
        <ReadOnlyCanvas document={document} overlay={overlay} selected={selected} onSelect={select} />
      </div>
      <Volumes document={document} state={state} selected={selected} />
    </div>
  );
}

function CrowdProgress({ state }: { state: CrowdState }) {
  const { t } = useTranslation('try');
  const format = useFormat();
  const share = state.total === 0 ? 0 : state.done / state.total;
  const seconds = format.number(Math.round(state.took / 100) / 10);
  return (
    <>
      <Progress value={share * 100} aria-label={t('crowd.progress')} size="sm" />
      <p className={own.progress} role="status" data-crowd={state.phase} data-took={Math.round(state.took)}>
        {t(`crowd.${state.phase}`, {
          done: format.number(state.done),
          total: format.number(state.total),
          seconds,
        })}
      </p>
    </>
  );
}

/** Puts the counts on the canvas with the same badges as live figures, and takes them off again at the end. */
function useCounted(document: JourneyDocument, overlay: OverlayStore, { counts, done }: CrowdState): void {
  const { t } = useTranslation('live');
  useEffect(() => {
    const show = overlayFigures(overlay, { document, versionId: 'crowd', t });
    show({ byVersion: new Map([['crowd', counts]]), sensed: done });
  }, [document, overlay, counts, done, t]);
  useEffect(
    () => () => {
      const badges = new Map(document.nodes.map((node) => [node.id, null]));
      overlay.update({ badges, flows: new Map(document.edges.map((edge) => [edge.id, null])) });
    },
    [document, overlay],
  );
}

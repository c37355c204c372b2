/** One customer's run: why it started, each step, and what comes next. Its path lights up on the canvas. */
import type { JourneyDocument } from '@kairos/engine';
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useChanges } from '../../../api/live';
import { trpc } from '../../../api/trpc';
import { useWorkspace, workspaceNow } from '../../../app/workspace';
import type { OverlayStore } from '../../../canvas/live/overlay-store';
import { Icon } from '../../../ui/icons';
import { ErrorState } from '../../../ui/notice';
import panel from '../panel.module.css';
import { PanelHead } from '../panel-head';
import { EffectLine } from './effect-line';
import { MessageLine } from './message-line';
import { NextTimer } from './next-timer';
import { ParkedRun } from './parked-run';
import { pathOf } from './path';
import styles from './run-panel.module.css';
import type { RunStory } from './run-story';
import type { StepItem } from './timeline';
import { Timeline } from './timeline-view';
import { WhyBox } from './why-box';

interface RunPanelProps {
  runId: string;
  journeyName: string;
  shown: { number: number; document: JourneyDocument };
  overlay: OverlayStore;
  /** The run belongs to another version than the one that is shown. */
  onVersion: (number: number) => void;
  /** Back to the list that it was chosen from; null when it was opened by a link. */
  onBack: (() => void) | null;
  onClose: () => void;
}

export function RunPanel({ runId, journeyName, shown, overlay, onVersion, onBack, onClose }: RunPanelProps) {
  const { t } = useTranslation('live');
  const run = useQuery(trpc.live.run.queryOptions({ runId }));
  const story = run.data;
  const now = workspaceNow(useWorkspace());
  useChanges('flow', () => void (story?.phase !== 'ended' && run.refetch()));

  useEffect(() => {
    if (story && story.versionNumber !== shown.number) onVersion(story.versionNumber);
  }, [story, shown.number, onVersion]);

  useEffect(() => {
    if (story) overlay.update({ highlight: pathOf(shown.document, story) });
    return () => overlay.update({ highlight: null });
  }, [overlay, shown.document, story]);

  return (
    <section className={panel.panel} aria-label={t('run')}>
      {onBack && (
        <Button
          className={styles.back}
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<Icon name="arrow-left" size={13} />}
          onClick={onBack}
        >
          {t('run.back')}
        </Button>
      )}
      {run.isError && <ErrorState error={run.error} onRetry={() => void run.refetch()} />}
      {!story && !run.isError && <RunSkeleton />}
      {story && (
        <>
          <PanelHead
            title={`${t('run.customer', { label: story.customer.label })}${story.customer.name ? `, ${story.customer.name}` : ''}`}
            subtitle={<RunLine story={story} journeyName={journeyName} />}
            onClose={onClose}
          />
          <ParkedRun story={story} />
          <WhyBox document={shown.document} story={story} />
          <Timeline document={shown.document} story={story} now={now} cameOf={whatCameIn(story)} />
          <NextTimer story={story} />
        </>
      )}
    </section>
  );
}

function whatCameIn({ effects, messages }: RunStory) {
  return (step: StepItem) => {
    const isOfStep = ({ nodeId, visit }: { nodeId: string; visit: number }) =>
      nodeId === step.nodeId && visit === step.visit;
    return [
      ...effects.filter(isOfStep).map((effect) => <EffectLine key={effect.id} effect={effect} />),
      ...messages.filter(isOfStep).map((message) => <MessageLine key={message.id} message={message} />),
    ];
  };
}

/** "Run 3 of Win back, version 4. Waiting." */
function RunLine({ story, journeyName }: { story: RunStory; journeyName: string }) {
  const { t } = useTranslation('live');
  const values = { count: story.times, journey: journeyName, version: story.versionNumber };
  // One that failed at its very start is over, and still the campaign never began.
  const isBegun = story.phase !== 'watching' && story.times > 0;
  return (
    <>
      {isBegun ? t('run.nth', values) : t('run.watching', values)} {t(`run.state.${stateOf(story)}`)}{' '}
      <Link to="/customers/$customerId" params={{ customerId: story.customer.id }}>
        {t('run.profile')}
      </Link>
    </>
  );
}

function stateOf({ phase, outcome, failure }: RunStory): string {
  if (failure) return 'failed';
  if (phase !== 'ended') return phase;
  return outcome ?? 'completed';
}

function RunSkeleton() {
  return (
    <div aria-busy="true">
      <Skeleton width={180} height={14} mb={10} />
      <Skeleton width={240} height={10} mb={20} />
      <Skeleton height={72} mb={20} />
      {[150, 190, 130, 170].map((width) => (
        <Skeleton key={width} width={width} height={10} mb={24} />
      ))}
    </div>
  );
}

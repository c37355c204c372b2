/** The published journey with everybody in it, as it moves. */
import { Button, Loader } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChanges } from '../../api/live';
import { type ApiOutputs, trpc } from '../../api/trpc';
import { useMay } from '../../app/use-may';
import { createOverlayStore } from '../../canvas/live/overlay-store';
import { useViewName } from '../../canvas/use-view-name';
import { EmptyState, ErrorState } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Pill } from '../../ui/pill';
import { JourneyTabs } from '../journeys/journey-tabs';
import { PauseButton } from '../journeys/pause/pause-button';
import { useFigures } from './figures/use-figures';
import { FreshnessNote } from './freshness';
import { JourneyColumn } from './journey-column';
import { LiveCanvas } from './live-canvas';
import styles from './live-page.module.css';
import type { LiveSearch } from './routes';
import { SidePanel } from './side-panel';
import { chosenRange, timeOf } from './time/ranges';
import { TimeBar } from './time/time-bar';
import { usePlayback } from './time/use-playback';

const route = getRouteApi('/shell/journeys/$journeyId/live');

type LiveJourney = ApiOutputs['live']['open'];

export function LivePage() {
  const { t } = useTranslation('live');
  const { journeyId } = route.useParams();
  const { version } = route.useSearch();
  const navigate = route.useNavigate();
  const journey = useQuery(
    trpc.live.open.queryOptions({ journeyId, number: version ?? null }, { placeholderData: keepPreviousData }),
  );
  useChanges('journeys', () => void journey.refetch());
  const { data } = journey;
  if (data?.shown && data.id === journeyId) return <LiveView key={journeyId} journey={data} shown={data.shown} />;
  return (
    <Page title={data?.name ?? t('title')} layout="fill">
      {journey.isError && <ErrorState error={journey.error} onRetry={() => void journey.refetch()} />}
      {journey.isPending && (
        <div className={styles.loading}>
          <Loader size="sm" aria-label={t('shared:loading')} />
        </div>
      )}
      {data && !data.shown && (
        <EmptyState
          icon="play"
          title={t('unpublished.title')}
          action={
            <Button onClick={() => void navigate({ to: '/journeys/$journeyId', params: { journeyId } })}>
              {t('unpublished.action')}
            </Button>
          }
        >
          {t('unpublished.text')}
        </EmptyState>
      )}
    </Page>
  );
}

function LiveView({ journey, shown }: { journey: LiveJourney; shown: NonNullable<LiveJourney['shown']> }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { range: rangeName, from, to } = search;
  const range = useMemo(() => chosenRange({ range: rangeName, from, to }), [rangeName, from, to]);
  const figures = useFigures(journey.id, range);
  const view = useViewName(search.view);
  const mayEdit = useMay('edit');
  const [overlay] = useState(createOverlayStore);
  const go = useCallback(
    (next: (before: LiveSearch) => LiveSearch) => void navigate({ search: next, replace: true }),
    [navigate],
  );
  const selectNode = useCallback(
    (node: string | null) =>
      go((before) => (node === (before.node ?? null) ? before : { ...timeOf(before), node: node ?? undefined })),
    [go],
  );
  const showVersion = useCallback(
    (number: number) =>
      go((before) => ({ ...before, version: number, node: undefined, list: undefined, at: undefined })),
    [go],
  );
  const close = useCallback(() => go(timeOf), [go]);
  const rest = useCallback((at: number | undefined) => go((before) => ({ ...before, at })), [go]);
  const { playback, isBroken, refresh } = usePlayback(
    { journeyId: journey.id, versionId: shown.versionId, range },
    search.at,
    rest,
  );
  const enterPanel = useCallback(
    () => document.querySelector<HTMLElement>('[data-live-panel] :is([data-person], a, button)')?.focus(),
    [],
  );
  useHotkeys([['Escape', close]]);
  return (
    <Page
      title={journey.name}
      status={<VersionPill journey={journey} shown={shown} />}
      tabs={<JourneyTabs journeyId={journey.id} current="live" isPublished />}
      actions={
        <>
          <FreshnessNote figures={figures} />
          {mayEdit && <PauseButton journeyId={journey.id} status={journey.status} />}
        </>
      }
      layout="fill"
    >
      <div className={styles.view}>
        <JourneyColumn
          journey={journey}
          figures={figures}
          shownNumber={shown.number}
          current={{ list: search.node === undefined ? (search.list ?? null) : null, reason: search.reason ?? null }}
          onList={(list, reason) => go((before) => ({ ...timeOf(before), list, reason }))}
          onVersion={(number) => go((before) => ({ ...timeOf(before), version: number, at: undefined }))}
          onNode={selectNode}
          rangeName={search.range}
        />
        <div className={styles.middle}>
          <div className={styles.picture} data-view={view}>
            <LiveCanvas
              key={shown.versionId}
              journeyId={journey.id}
              shown={shown}
              figures={figures}
              overlay={overlay}
              playback={playback}
              isRange={range !== null}
              view={view}
              selected={search.node ?? null}
              onSelect={selectNode}
              onOpen={enterPanel}
              onView={(next) => go((before) => ({ ...before, view: next }))}
            />
          </div>
          <TimeBar
            search={search}
            go={go}
            figures={figures}
            playback={playback}
            version={shown}
            isBroken={isBroken}
            onBegin={refresh}
          />
        </div>
        <SidePanel
          journey={journey}
          shown={shown}
          figures={figures}
          overlay={overlay}
          search={search}
          go={go}
          onVersion={showVersion}
          onClose={close}
        />
      </div>
    </Page>
  );
}

function VersionPill({ journey, shown }: { journey: LiveJourney; shown: NonNullable<LiveJourney['shown']> }) {
  const { t } = useTranslation('journeys');
  const isInForce = journey.versions.some((version) => version.isInForce && version.number === shown.number);
  if (!isInForce) return <Pill tone="time">{t('live:pill.finishing', { number: shown.number })}</Pill>;
  if (journey.status === 'paused') return <Pill tone="trigger">{t('pill.paused', { number: shown.number })}</Pill>;
  return <Pill tone="end">{t('pill.live', { number: shown.number })}</Pill>;
}

/** Versions of a journey: the list, two of them compared on one canvas, and the way back to an earlier one. */
import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChanges } from '../../api/live';
import { type ApiOutputs, trpc } from '../../api/trpc';
import { useMay } from '../../app/use-may';
import { createOverlayStore } from '../../canvas/live/overlay-store';
import { EmptyState, ErrorState } from '../../ui/notice';
import { Page } from '../../ui/page';
import { JourneyTabs } from '../journeys/journey-tabs';
import { ChangePanel } from './change-panel';
import { comparisonOf } from './comparison';
import { ComparisonCanvas } from './comparison-canvas';
import { MoveButton } from './move-button';
import { RestoreButton } from './restore-button';
import { VersionList } from './version-list';
import styles from './versions-page.module.css';

const route = getRouteApi('/shell/journeys/$journeyId/versions');

export type JourneyVersions = ApiOutputs['journeys']['versions'];

export function VersionsPage() {
  const { t } = useTranslation('versions');
  const { journeyId } = route.useParams();
  const { version } = route.useSearch();
  const mayEdit = useMay('edit');
  const journey = useQuery(trpc.journeys.versions.queryOptions({ journeyId }));
  useChanges('journeys', () => void journey.refetch());
  const { data } = journey;
  const canRestore = mayEdit && data && data.status !== 'archived' && version !== undefined;
  return (
    <Page
      title={data?.name ?? t('title')}
      tabs={
        <JourneyTabs
          journeyId={journeyId}
          current="versions"
          isPublished={data !== undefined && data.versions.length > 0}
        />
      }
      actions={
        canRestore && (
          <>
            {othersAreUnderWay(data, version) && <MoveButton journeyId={journeyId} number={version} />}
            <RestoreButton journey={data} number={version} />
          </>
        )
      }
      layout="fill"
    >
      {journey.isError && <ErrorState error={journey.error} onRetry={() => void journey.refetch()} />}
      {journey.isPending && <Waiting />}
      {data && data.versions.length === 0 && (
        <EmptyState icon="play" title={t('none.title')}>
          {t('none.text')}
        </EmptyState>
      )}
      {data && data.versions.length > 0 && <Versions journey={data} />}
    </Page>
  );
}

function Waiting() {
  const { t } = useTranslation('shared');
  return (
    <div className={styles.loading}>
      <Loader size="sm" aria-label={t('loading')} />
    </div>
  );
}

function Versions({ journey }: { journey: JourneyVersions }) {
  const search = route.useSearch();
  const shown = search.version ?? null;
  const base = search.with ?? versionBefore(journey, shown);
  return (
    <div className={styles.view}>
      <VersionList journey={journey} shown={shown} base={base} />
      <Compared key={`${shown} ${base}`} journey={journey} shown={shown} base={base} />
    </div>
  );
}

function othersAreUnderWay({ versions }: JourneyVersions, number: number): boolean {
  return versions.some((version) => version.number !== number && version.acting > 0);
}

/** The draft is compared with the latest version, a version with the one before it; null for the first. */
function versionBefore({ versions }: JourneyVersions, shown: number | null): number | null {
  if (shown === null) return versions[0]?.number ?? null;
  return versions.find((version) => version.number < shown)?.number ?? null;
}

interface ComparedProps {
  journey: JourneyVersions;
  shown: number | null;
  base: number | null;
}

function Compared({ journey, shown, base }: ComparedProps) {
  const [overlay] = useState(() => createOverlayStore());
  const [selected, select] = useState<string | null>(null);
  const after = useVersion(journey.id, shown);
  const before = useVersion(journey.id, base);
  const afterDrawing = shown === null ? journey.draft.document : after.data?.document;
  const beforeDrawing = base === null ? afterDrawing : before.data?.document;
  const comparison = useMemo(
    () => (beforeDrawing && afterDrawing ? comparisonOf(beforeDrawing, afterDrawing) : null),
    [beforeDrawing, afterDrawing],
  );
  const failed = [after, before].find((query) => query.isError);
  if (failed?.error) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!comparison || !beforeDrawing) return <Waiting />;
  return (
    <>
      <div className={styles.middle}>
        <ComparisonCanvas comparison={comparison} overlay={overlay} selected={selected} onSelect={select} />
      </div>
      <ChangePanel
        comparison={comparison}
        before={beforeDrawing}
        shown={shown}
        base={base}
        selected={selected}
        onSelect={select}
      />
    </>
  );
}

/** A version never changes: once read it is kept. */
function useVersion(journeyId: string, number: number | null) {
  return useQuery({
    ...trpc.journeys.version.queryOptions({ journeyId, number: number ?? 1 }),
    enabled: number !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

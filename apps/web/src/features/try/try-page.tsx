/** The draft, tried on one customer or on thousands; the same engine as in earnest, and nothing is sent. */
import { compile, type Plan } from '@kairos/engine';
import { Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChanges } from '../../api/live';
import { trpc } from '../../api/trpc';
import { KINDS } from '../../canvas/kinds/kinds';
import { createOverlayStore } from '../../canvas/live/overlay-store';
import { KnowledgeContext } from '../../canvas/panel/knowledge';
import { EmptyState, ErrorState } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Pill } from '../../ui/pill';
import type { Journey } from '../journeys/editor/use-draft';
import { useWorkspaceKnowledge } from '../journeys/editor/use-knowledge';
import { JourneyTabs } from '../journeys/journey-tabs';
import { CrowdView } from './crowd/crowd-view';
import { OneView } from './one/one-view';
import styles from './try-page.module.css';

const route = getRouteApi('/shell/journeys/$journeyId/try');

export function TryPage() {
  const { t } = useTranslation('try');
  const { journeyId } = route.useParams();
  const journey = useQuery(trpc.journeys.get.queryOptions({ journeyId }));
  useChanges('journeys', () => void journey.refetch());
  return (
    <Page
      title={journey.data?.name ?? t('title')}
      status={journey.data && <Pill>{t('pill')}</Pill>}
      tabs={<JourneyTabs journeyId={journeyId} current="try" isPublished={Boolean(journey.data?.live)} />}
      layout="fill"
    >
      {journey.isError && <ErrorState error={journey.error} onRetry={() => void journey.refetch()} />}
      {journey.isPending && (
        <div className={styles.loading}>
          <Loader size="sm" aria-label={t('shared:loading')} />
        </div>
      )}
      {journey.data && <Trying key={`${journeyId} ${journey.data.draft.revision}`} journey={journey.data} />}
    </Page>
  );
}

function Trying({ journey }: { journey: Journey }) {
  const { t } = useTranslation('try');
  const navigate = route.useNavigate();
  const { crowd } = route.useSearch();
  const knowledge = useWorkspaceKnowledge(journey.id);
  const { document } = journey.draft;
  const plan: Plan | null = useMemo(() => compile(document, KINDS).plan, [document]);
  const [overlay] = useState(() => createOverlayStore());
  if (!plan) {
    return (
      <EmptyState
        icon="warning"
        title={t('problems.title')}
        action={
          <Button onClick={() => void navigate({ to: '/journeys/$journeyId', params: { journeyId: journey.id } })}>
            {t('problems.action')}
          </Button>
        }
      >
        {t('problems.text')}
      </EmptyState>
    );
  }
  const tried = { document, plan, overlay };
  return (
    <KnowledgeContext value={knowledge}>
      {crowd ? <CrowdView {...tried} /> : <OneView {...tried} journeyId={journey.id} />}
    </KnowledgeContext>
  );
}

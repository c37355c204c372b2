/** One journey, open for drawing. */
import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useChanges } from '../../../api/live';
import { trpc } from '../../../api/trpc';
import { useMay } from '../../../app/use-may';
import { DesignView } from '../../../canvas/design-view';
import { KnowledgeContext } from '../../../canvas/panel/knowledge';
import { CanvasContext } from '../../../canvas/store/canvas-context';
import { useViewName } from '../../../canvas/use-view-name';
import type { JourneyViewName } from '../../../canvas/view-switch';
import { ErrorState } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { WorkspaceTemplates } from '../../message-templates/workspace-templates';
import { JourneyPill } from '../journey-pill';
import { JourneyTabs } from '../journey-tabs';
import { PauseButton } from '../pause/pause-button';
import { ConflictDialog } from './conflict-dialog';
import styles from './editor-page.module.css';
import { JourneyName } from './journey-name';
import { ProblemsButton } from './problems-button';
import { PublishButton } from './publish-button';
import { RealCustomers } from './real-customers';
import { SaveStatus } from './save-status';
import { type Journey, useDraft } from './use-draft';
import { useWorkspaceKnowledge } from './use-knowledge';

const route = getRouteApi('/shell/journeys/$journeyId');

export function EditorPage() {
  const { t } = useTranslation('journeys');
  const { journeyId } = route.useParams();
  const journey = useQuery(trpc.journeys.get.queryOptions({ journeyId }, { staleTime: 0, gcTime: 0 }));
  useChanges('journeys', () => void journey.refetch());
  if (journey.data) {
    return (
      <RealCustomers key={journeyId} journeyId={journeyId}>
        <WorkspaceTemplates>
          <Editor journey={journey.data} />
        </WorkspaceTemplates>
      </RealCustomers>
    );
  }
  return (
    <Page title={t('title')} layout="fill">
      {journey.isError ? (
        <ErrorState error={journey.error} onRetry={() => void journey.refetch()} />
      ) : (
        <div className={styles.loading}>
          <Loader size="sm" aria-label={t('shared:loading')} />
        </div>
      )}
    </Page>
  );
}

function Editor({ journey }: { journey: Journey }) {
  const mayEdit = useMay('edit') && journey.status !== 'archived';
  const draft = useDraft(journey, mayEdit);
  const knowledge = useWorkspaceKnowledge(journey.id);
  const [view, showAs] = useJourneyView();
  return (
    <KnowledgeContext value={knowledge}>
      <CanvasContext value={draft.store}>
        <Page
          title={journey.name}
          heading={mayEdit ? <JourneyName journeyId={journey.id} name={journey.name} /> : undefined}
          status={<JourneyPill journey={journey} />}
          tabs={<JourneyTabs journeyId={journey.id} current="design" isPublished={journey.live !== null} />}
          layout="fill"
          actions={
            mayEdit && (
              <>
                <SaveStatus state={draft.saveState} />
                <PauseButton journeyId={journey.id} status={journey.status} />
                <ProblemsButton />
                <PublishButton journey={journey} draft={draft} />
              </>
            )
          }
        >
          <DesignView store={draft.store} view={view} onView={showAs} />
          {draft.saveState.type === 'conflict' && <ConflictDialog journey={journey} draft={draft} />}
        </Page>
      </CanvasContext>
    </KnowledgeContext>
  );
}

function useJourneyView(): [view: JourneyViewName, showAs: (view: JourneyViewName) => void] {
  const { view } = route.useSearch();
  const navigate = route.useNavigate();
  const showAs = useCallback(
    (next: JourneyViewName) => void navigate({ search: { view: next }, replace: true }),
    [navigate],
  );
  return [useViewName(view), showAs];
}

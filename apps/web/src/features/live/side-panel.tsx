/** The right side: a list of customers, one customer's run, or what can be done here. */
import type { JourneyDocument, JourneyNode } from '@kairos/engine';
import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiOutputs } from '../../api/trpc';
import { definitionOf } from '../../canvas/kinds/kinds';
import type { OverlayStore } from '../../canvas/live/overlay-store';
import { indexOf } from '../../canvas/store/document-index';
import { type FiguresStore, NO_COUNTS, versionCounts } from './figures/figures';
import { NodePassage } from './figures/node-passage';
import { useFigure } from './figures/use-figures';
import styles from './live-page.module.css';
import { type ListName, listsOf } from './people/lists';
import { PeoplePanel } from './people/people-panel';
import { NodeResult } from './results/node-result';
import type { LiveSearch } from './routes';
import { RunPanel } from './run/run-panel';
import { useStuck } from './stuck/use-stuck';
import { chosenRange } from './time/ranges';

interface SidePanelProps {
  journey: ApiOutputs['live']['open'];
  shown: { versionId: string; number: number; document: JourneyDocument };
  figures: FiguresStore;
  overlay: OverlayStore;
  search: LiveSearch;
  go: (next: (before: LiveSearch) => LiveSearch) => void;
  onVersion: (number: number) => void;
  onClose: () => void;
}

export function SidePanel(props: SidePanelProps) {
  const { t } = useTranslation('live');
  const { search, shown } = props;
  const isOpen = search.run !== undefined || search.node !== undefined || search.list !== undefined;
  const panel = useInSight(isOpen, [search.run, search.node, search.list].join());
  return (
    <aside ref={panel} className={styles.side} data-open={isOpen || undefined} data-live-panel aria-label={t('panel')}>
      <PanelContent {...props} node={(search.node && indexOf(shown.document).nodes.get(search.node)) || null} />
    </aside>
  );
}

/** On a phone the panel lies below the journey: what was just opened is brought into sight. */
function useInSight(isOpen: boolean, what: string): RefObject<HTMLElement | null> {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isOpen && what !== '' && matchMedia('(max-width: 760px)').matches)
      panel.current?.scrollIntoView({ block: 'start' });
  }, [isOpen, what]);
  return panel;
}

function PanelContent(props: SidePanelProps & { node: JourneyNode | null }) {
  const { t } = useTranslation('live');
  const { journey, shown, overlay, search, go, node, onVersion, onClose } = props;
  if (search.run !== undefined) {
    const isFromList = search.node !== undefined || search.list !== undefined;
    return (
      <RunPanel
        key={search.run}
        runId={search.run}
        journeyName={journey.name}
        shown={shown}
        overlay={overlay}
        onVersion={onVersion}
        onBack={isFromList ? () => go((before) => ({ ...before, run: undefined })) : null}
        onClose={onClose}
      />
    );
  }
  if (node) return <NodePeople {...props} node={node} />;
  if (search.list !== undefined) return <JourneyPeople {...props} list={search.list} />;
  return (
    <div className={styles.advice}>
      <h2>{t('advice.title')}</h2>
      <p>{t('advice.text')}</p>
    </div>
  );
}

/** The customers of one step. */
function NodePeople({ journey, shown, figures, search, go, node, onClose }: SidePanelProps & { node: JourneyNode }) {
  const counts = useFigure(figures, (state) => versionCounts(state, shown.versionId).get(node.id) ?? NO_COUNTS);
  const sensed = useFigure(figures, (state) => state.sensed);
  const step = useStuck(journey.id).find((each) => each.nodeId === node.id && each.versionId === shown.versionId);
  const asked = search.list === 'stuck' ? 0 : null;
  const lists = listsOf(node, counts, { sensed, stuck: step?.stuck || asked });
  const list = lists.find((each) => each.list === search.list)?.list ?? lists[0].list;
  return (
    <PeoplePanel
      question={{
        ...{ journeyId: journey.id, list, versionId: shown.versionId, nodeId: node.id, reason: null },
        range: chosenRange(search),
      }}
      document={shown.document}
      node={node}
      lists={lists}
      onList={(next) => go((before) => ({ ...before, list: next }))}
      onRun={(run) => go((before) => ({ ...before, run }))}
      onClose={onClose}
      above={
        <>
          <NodePassage counts={counts} isRange={search.range !== undefined} />
          <NodeResult journeyId={journey.id} node={node} />
        </>
      }
    />
  );
}

/** The customers behind a number of the whole journey. */
function JourneyPeople({ journey, shown, search, go, list, onClose }: SidePanelProps & { list: ListName }) {
  const nodeId = nodeOfList(shown.document, list);
  return (
    <PeoplePanel
      question={{
        ...{ journeyId: journey.id, list, versionId: null, nodeId, reason: search.reason ?? null },
        range: chosenRange(search),
      }}
      document={shown.document}
      node={null}
      lists={[]}
      onList={() => {}}
      onRun={(run) => go((before) => ({ ...before, run }))}
      onClose={onClose}
    />
  );
}

/** A score says how many points somebody has. */
function nodeOfList(document: JourneyDocument, list: ListName): string | null {
  if (list !== 'sensed') return null;
  return document.nodes.find((node) => definitionOf(node.kind)?.category === 'score')?.id ?? null;
}

/** The items of an outline, one below the other, with what belongs to each inside it. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons';
import { cardText, portLabel } from '../kinds/card-text';
import { definitionOf } from '../kinds/kinds';
import { useLanguage } from '../kinds/use-language';
import { useOverlay } from '../live/overlay-context';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import { indexOf } from '../store/document-index';
import type { OutlineBranch, OutlineItem } from './outline';
import styles from './outline.module.css';
import { AddHere } from './outline-slot';
import { OutlineStep } from './outline-step';

export function OutlineItems({ items, label }: { items: readonly OutlineItem[]; label: string }) {
  return (
    <ol className={styles.items} aria-label={label}>
      {items.map((item) => (
        <li key={keyOf(item)} className={styles.item}>
          <Item item={item} />
        </li>
      ))}
    </ol>
  );
}

function keyOf(item: OutlineItem): string {
  if (item.type === 'step') return item.node.id;
  return item.type === 'goes-on' ? `to ${item.edge.id}` : `open ${item.nodeId} ${item.port}`;
}

function Item({ item }: { item: OutlineItem }) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  switch (item.type) {
    case 'open':
      return <AddHere slot={{ type: 'port', nodeId: item.nodeId, port: item.port }} />;
    case 'goes-on':
      return <GoesOn item={item} />;
    case 'step': {
      const { node, sources, branches } = item;
      const { title } = cardText(node, language);
      const takesSigns = definitionOf(node.kind)?.category === 'score';
      return (
        <>
          <OutlineStep node={node} />
          {(sources.length > 0 || takesSigns) && (
            <div className={styles.inside}>
              {sources.length > 0 && <OutlineItems items={sources} label={t('outline.sources', { name: title })} />}
              {takesSigns && <AddHere slot={{ type: 'input', nodeId: node.id }} />}
            </div>
          )}
          {branches.length > 0 && (
            <ul className={styles.branches} aria-label={t('outline.branches', { name: title })}>
              {branches.map((branch) => (
                <Branch key={branch.port} branch={branch} />
              ))}
            </ul>
          )}
        </>
      );
    }
  }
}

function Branch({ branch: { node, port, items } }: { branch: OutlineBranch }) {
  const language = useLanguage();
  const label = portLabel(node, port, language) ?? port;
  return (
    <li className={styles.branch}>
      <span className={styles.branchName}>
        {label}
        <BranchFlow nodeId={node.id} port={port} />
      </span>
      <OutlineItems items={items} label={label} />
    </li>
  );
}

/** On a live journey: how many went this way. */
function BranchFlow({ nodeId, port }: { nodeId: string; port: string }) {
  const language = useLanguage();
  const edgeId = useCanvas(
    ({ document }) =>
      indexOf(document)
        .leaving.get(nodeId)
        ?.find((edge) => edge.port === port)?.id ?? '',
  );
  const count = useOverlay((state) => state.flows.get(edgeId)?.count);
  if (count === undefined) return null;
  return <b className={styles.flow}>{new Intl.NumberFormat(language).format(count)}</b>;
}

/** Leads to where the step is told. */
function GoesOn({ item }: { item: OutlineItem & { type: 'goes-on' } }) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const store = useCanvasStore();
  const { title } = cardText(item.node, language);
  const isSource = definitionOf(item.node.kind)?.category === 'sense';
  return (
    <button type="button" className={styles.goesOn} onClick={() => store.getState().revealNode(item.node.id)}>
      <Icon name="chevron-right" size={13} weight={2.2} />
      {t(isSource ? 'outline.also-from' : 'outline.goes-on', { name: title })}
    </button>
  );
}

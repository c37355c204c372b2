/** The card under the pointer while steps are dragged. It is moved by hand, sixty times a second, without rendering. */
import type { KindDefinition, Refusal } from '@kairos/engine';
import { useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { KindBadge } from '../../ui/icons';
import { kindName } from '../kinds/kinds';
import { useLanguage } from '../kinds/use-language';
import styles from './drag-ghost.module.css';

interface Load {
  kind: KindDefinition;
  /** How many steps there are; 0 for a new one. */
  count: number;
}

interface Ghost extends Load {
  /** Why the place under the pointer does not take the step. */
  refusalKey: string | null;
}

let ghost: Ghost | null = null;
let at = { x: 0, y: 0 };
let element: HTMLElement | null = null;
const watchers = new Set<() => void>();

export function ghostFollows(point: { x: number; y: number }, load: Load, refusal: Refusal | null): void {
  at = point;
  place();
  const refusalKey = refusal?.phrase.key ?? null;
  if (ghost?.kind === load.kind && ghost.refusalKey === refusalKey) return;
  show({ ...load, refusalKey });
}

export function hideGhost(): void {
  show(null);
}

function show(next: Ghost | null): void {
  ghost = next;
  for (const watcher of watchers) watcher();
}

function place(): void {
  if (element) element.style.transform = `translate(${at.x + 10}px, ${at.y + 8}px)`;
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function DragGhost() {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const shown = useSyncExternalStore(subscribe, () => ghost);
  if (!shown) return null;
  return createPortal(
    <div
      ref={(mounted) => {
        element = mounted;
        place();
      }}
      className={styles.ghost}
      data-drag-ghost
    >
      <div className={styles.card}>
        <KindBadge icon={shown.kind.icon} category={shown.kind.category} size={22} />
        {shown.count > 1 ? t('panel.several', { count: shown.count }) : kindName(shown.kind.id, language)}
      </div>
      {shown.refusalKey && <div className={styles.reason}>{t(shown.refusalKey)}</div>}
    </div>,
    document.body,
  );
}

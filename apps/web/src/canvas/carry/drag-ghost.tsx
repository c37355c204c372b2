/** The card under the pointer while steps are dragged. It is moved by hand, sixty times a second, without rendering. */
import type { JourneyNode, KindDefinition, Language, Refusal } from '@kairos/engine';
import type { TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { KindBadge } from '../../ui/icons';
import { cardText } from '../kinds/card-text';
import { kindName } from '../kinds/kinds';
import { useLanguage } from '../kinds/use-language';
import styles from './drag-ghost.module.css';

interface Load {
  kind: KindDefinition;
  /** The step that is there already; null for a new one. */
  step: JourneyNode | null;
  /** How many steps come along, this one included. */
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

function ghostWords({ kind, step, count }: Load, language: Language, t: TFunction<'canvas'>): string {
  if (count > 1) return t('panel.several', { count });
  return step ? cardText(step, language).title : kindName(kind.id, language);
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
        {ghostWords(shown, language, t)}
      </div>
      {shown.refusalKey && <div className={styles.reason}>{t(shown.refusalKey)}</div>}
    </div>,
    document.body,
  );
}

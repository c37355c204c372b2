/** Places of the outline where a step can be added. */
import type { Slot } from '@kairos/engine';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons';
import { portTitle, titleOf } from '../kinds/card-text';
import { useLanguage } from '../kinds/use-language';
import type { Zone } from '../layout/layout-graph';
import { sceneOf } from '../scene/scene';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import { indexOf } from '../store/document-index';
import styles from './outline.module.css';

/** Adds a step after a way out, or an indicator to a score. Says nothing on a version that is only looked at. */
export function AddHere({ slot }: { slot: Extract<Slot, { nodeId: string }> }) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const isEditable = useCanvas((state) => state.editable);
  const name = useCanvas(({ document }) => {
    const node = indexOf(document).nodes.get(slot.nodeId);
    if (!node) return '';
    return slot.type === 'port' ? portTitle(node, slot.port, language) : titleOf(document, node.id, language);
  });
  if (!isEditable) return slot.type === 'port' ? <p className={styles.end}>{t('outline.end')}</p> : null;
  return (
    <AddButton slot={slot} zone={slot.type === 'input' ? 'sense' : null} label={t(`slot.${slot.type}`, { name })}>
      {t(slot.type === 'port' ? 'outline.add' : 'outline.add-sign')}
    </AddButton>
  );
}

/** The invitation to begin in a zone that is still empty; the same one as on the canvas. */
export function ZoneInvitation({ zone }: { zone: Zone }) {
  const { t } = useTranslation('canvas');
  const isEditable = useCanvas((state) => state.editable);
  const document = useCanvas((state) => state.document);
  const slots = isEditable ? sceneOf(document, true).slots : [];
  const invitation = slots.find((each) => each.zone === zone && each.look === 'invitation');
  const asked = t(`invite.${zone}`);
  // An invitation below a score is shown there, among its indicators.
  if (!invitation || invitation.slot.type === 'input') return null;
  return (
    <AddButton slot={invitation.slot} zone={zone} label={asked}>
      {asked}
    </AddButton>
  );
}

function AddButton({
  slot,
  zone,
  label,
  children,
}: {
  slot: Slot;
  zone: Zone | null;
  label: string;
  children: string;
}) {
  const store = useCanvasStore();
  const open = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    store.getState().openPicker({ slot, zone, at: { x: box.left + box.width / 2, y: box.bottom } });
  };
  return (
    <button type="button" className={styles.add} aria-label={label} aria-haspopup="dialog" onClick={open}>
      <Icon name="plus" size={13} weight={2.2} />
      {children}
    </button>
  );
}

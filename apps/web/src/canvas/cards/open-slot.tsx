/** A place where a step can be added: a small "+" at an open port, or an invitation in an empty zone. */
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import { type MouseEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons';
import { portLabel, portTitle, titleOf } from '../kinds/card-text';
import { useLanguage } from '../kinds/use-language';
import type { SceneSlot } from '../scene/scene';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import type { CanvasState } from '../store/canvas-state';
import { indexOf } from '../store/document-index';
import styles from './open-slot.module.css';
import { slotVerdict } from './slot-verdict';
import { useTabStopBeside } from './use-tab-stop';

export type SlotNode = Node<{ slot: SceneSlot }, 'slot'>;

export const OpenSlot = memo(
  function OpenSlot({ data: { slot } }: NodeProps<SlotNode>) {
    const { t } = useTranslation('canvas');
    const language = useLanguage();
    const store = useCanvasStore();
    const verdict = useCanvas((state) => slotVerdict(state, slot.id));
    const name = useCanvas((state) => slotName(state, slot, language));
    const label = useCanvas((state) => slotLabel(state, slot, language));
    const tabStop = useTabStopBeside(slot.look === 'plus' && 'nodeId' in slot.slot ? slot.slot.nodeId : null);
    const open = (event: MouseEvent<HTMLElement>) => {
      const box = event.currentTarget.getBoundingClientRect();
      const at = { x: box.left + box.width / 2, y: box.bottom };
      store.getState().openPicker({ slot: slot.slot, zone: slot.slot.type === 'canvas' ? slot.zone : null, at });
    };
    const plus = (
      <button
        ref={tabStop}
        type="button"
        className={styles.plus}
        data-slot={slot.id}
        data-verdict={verdict}
        aria-label={slot.look === 'plus' ? t(`slot.${slot.slot.type}`, { name }) : undefined}
        aria-haspopup="dialog"
        onClick={open}
      >
        <Icon name="plus" size={slot.look === 'plus' ? 12 : 14} weight={2.2} />
        {slot.look !== 'plus' && <span>{t(`invite.${slot.zone}`)}</span>}
      </button>
    );
    return (
      <div className={styles.place} data-look={slot.look} data-labelled={slot.labelled || undefined}>
        <Handle type="target" position={Position.Top} className={styles.anchor} isConnectable={false} />
        {slot.slot.type === 'input' && (
          <Handle id="out" type="source" position={Position.Bottom} className={styles.anchor} isConnectable={false} />
        )}
        {label && (
          <span className={styles.label} title={label}>
            {label}
          </span>
        )}
        {slot.slot.type === 'port' ? (
          <Handle id="wire" type="source" position={Position.Bottom} className={styles.wire}>
            {plus}
          </Handle>
        ) : (
          plus
        )}
      </div>
    );
  },
  (before, after) => before.data.slot === after.data.slot,
);

function slotName(state: CanvasState, { slot, zone }: SceneSlot, language: 'en' | 'nl'): string {
  const { nodes } = indexOf(state.document);
  switch (slot.type) {
    case 'port': {
      const node = nodes.get(slot.nodeId);
      return node ? portTitle(node, slot.port, language) : '';
    }
    case 'input':
      return titleOf(state.document, slot.nodeId, language);
    case 'canvas':
      return zone;
    case 'edge':
      return slot.edgeId;
  }
}

function slotLabel(state: CanvasState, { slot, labelled, look }: SceneSlot, language: 'en' | 'nl'): string | null {
  if (slot.type !== 'port' || !labelled || look !== 'plus') return null;
  const node = indexOf(state.document).nodes.get(slot.nodeId);
  return node ? portLabel(node, slot.port, language) : null;
}

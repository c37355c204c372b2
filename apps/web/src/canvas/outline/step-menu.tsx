/** Everything that can be done with a step of the outline. */
import { type JourneyDocument, type JourneyNode, movesWith, type Slot } from '@kairos/engine';
import { ActionIcon, Menu } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons';
import { duplicateSelected, removeSelected } from '../commands/change-steps';
import { cardText, portLabel } from '../kinds/card-text';
import { EDIT_CONTEXT } from '../kinds/id-source';
import { useLanguage } from '../kinds/use-language';
import { writeNote } from '../notes/note-commands';
import { slotsAfter } from '../scene/slots-around';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import type { PickerPurpose } from '../store/canvas-state';
import type { CanvasStore } from '../store/canvas-store';

export function StepMenu({ node }: { node: JourneyNode }) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const store = useCanvasStore();
  const button = useRef<HTMLButtonElement>(null);
  const document = useCanvas((state) => state.document);
  const slots = slotsAfter(document, node);
  const selectAnd = (act: (store: CanvasStore) => void) => () => {
    store.getState().select([node.id]);
    act(store);
  };
  const openPicker = (purpose: PickerPurpose) => () => {
    const box = button.current?.getBoundingClientRect();
    if (box) store.getState().openPicker({ ...purpose, at: { x: box.left, y: box.bottom } });
  };
  const isLinked = document.edges.some((edge) => edge.from === node.id || edge.to === node.id);
  return (
    <Menu position="bottom-end" withinPortal shadow="md" returnFocus={false}>
      <Menu.Target>
        <ActionIcon
          ref={button}
          size={32}
          data-step-menu={node.id}
          aria-label={t('outline.menu', { name: cardText(node, language).title })}
        >
          <Icon name="dots" size={16} weight={2.4} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {slots.map((slot) => {
          const port = portOf(slot, document);
          const branch = slots.length > 1 ? portLabel(node, port, language) : null;
          return (
            <Menu.Item
              key={port}
              leftSection={<Icon name="plus" size={14} />}
              onClick={openPicker({ slot, zone: null })}
            >
              {branch === null ? t('outline.add-after') : t('outline.add-on', { branch })}
            </Menu.Item>
          );
        })}
        <Menu.Item
          leftSection={<Icon name="journeys" size={14} />}
          onClick={openPicker({ purpose: 'connect', nodeId: node.id })}
        >
          {t('outline.connect')}
        </Menu.Item>
        {isLinked && (
          <Menu.Item
            leftSection={<Icon name="close" size={14} />}
            onClick={openPicker({ purpose: 'disconnect', nodeId: node.id })}
          >
            {t('outline.disconnect')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<Icon name="chevron-right" size={14} />}
          onClick={openPicker({ purpose: 'move', nodeIds: movesWith(document, EDIT_CONTEXT, node.id) })}
        >
          {t('outline.move')}
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name="note" size={14} />}
          onClick={selectAnd(() => writeNote(store, { x: 0, y: 0 }))}
        >
          {t('note.add')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="copy" size={14} />} onClick={selectAnd(duplicateSelected)}>
          {t('step.duplicate')}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="trash" size={14} />} onClick={selectAnd(removeSelected)}>
          {t('step.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function portOf(slot: Slot, document: JourneyDocument): string {
  if (slot.type === 'port') return slot.port;
  const edge = slot.type === 'edge' ? document.edges.find(({ id }) => id === slot.edgeId) : undefined;
  return edge?.port ?? '';
}

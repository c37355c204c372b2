/** Every step of the journey in the command palette, and the key that looks for one: also where there is no list of kinds with a search field. */
import { useHotkeys } from '@mantine/hooks';
import { useMemo } from 'react';
import { type PageCommand, usePageCommands } from '../../app/page-commands';
import { palette } from '../../app/palette-store';
import { cardText } from '../kinds/card-text';
import { definitionOf } from '../kinds/kinds';
import { useLanguage } from '../kinds/use-language';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import type { CanvasStore } from '../store/canvas-store';

export function FindStep() {
  const store = useCanvasStore();
  const language = useLanguage();
  const nodes = useCanvas((state) => state.document.nodes);
  const commands = useMemo(
    () =>
      nodes.flatMap((node): PageCommand[] => {
        const icon = definitionOf(node.kind)?.icon;
        if (icon === undefined) return [];
        const { title } = cardText(node, language);
        return [{ id: `step-${node.id}`, group: 'steps', label: title, icon, run: () => goToStep(store, node.id) }];
      }),
    [store, nodes, language],
  );
  usePageCommands(commands);
  useHotkeys([['/', lookForStep]]);
  return null;
}

/** Selects it and brings it into sight, in the drawing and in the list. */
export function goToStep(store: CanvasStore, nodeId: string): void {
  store.getState().select([nodeId]);
  store.getState().revealNode(nodeId);
}

function lookForStep(): void {
  const field = document.querySelector<HTMLElement>('[data-find-step]');
  if (field) field.focus();
  else palette.open();
}

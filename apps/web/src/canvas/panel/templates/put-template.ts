/** Copies the texts of a template into a step: one step of undo. */
import { setConfig } from '@kairos/engine';
import { EDIT_CONTEXT } from '../../kinds/id-source';
import type { CanvasStore } from '../../store/canvas-store';
import type { StepMessage } from './shelf';

export function putTemplate(store: CanvasStore, nodeId: string, { content }: StepMessage): void {
  store.getState().perform({ name: 'use-template' }, (document) => {
    const config = document.nodes.find((node) => node.id === nodeId)?.config;
    return setConfig(document, EDIT_CONTEXT, nodeId, { ...config, ...content });
  });
}

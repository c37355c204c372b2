/** Copying, cutting and pasting steps with the keys and menus of the browser. */
import { paste, whyNotPaste } from '@kairos/engine';
import { useEffect } from 'react';
import { removeSelected, selectNew } from '../commands/change-steps';
import { performAndShow } from '../commands/perform-and-show';
import { EDIT_CONTEXT } from '../kinds/id-source';
import { KINDS } from '../kinds/kinds';
import { slotsAround } from '../scene/slots-around';
import { useCanvasStore } from '../store/canvas-context';
import type { CanvasStore } from '../store/canvas-store';
import { isTyping } from '../surface/is-typing';
import { clip, readClipping } from './clipping';

export function useClipboard(): void {
  const store = useCanvasStore();
  useEffect(() => {
    const ears = new AbortController();
    const { signal } = ears;
    const onCopy = (event: ClipboardEvent) => {
      if (isElsewhere(event)) return;
      const { document, selected, announce } = store.getState();
      if (selected.length === 0) return;
      event.clipboardData?.setData('text/plain', clip(document, selected));
      event.preventDefault();
      announce('clipboard.copied', { count: selected.length });
      if (event.type === 'cut' && store.getState().editable) removeSelected(store, 'cut');
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isElsewhere(event) || !store.getState().editable) return;
      if (pasteText(store, event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
    };
    document.addEventListener('copy', onCopy, { signal });
    document.addEventListener('cut', onCopy, { signal });
    document.addEventListener('paste', onPaste, { signal });
    return () => ears.abort();
  }, [store]);
}

/** After the selected step where they fit, else before it, else loose. False where the text holds no steps. */
export function pasteText(store: CanvasStore, text: string): boolean {
  const clipping = readClipping(text);
  if (clipping === null) return false;
  if (clipping.type === 'newer') {
    store.getState().announce('refusal.clipboard-newer');
    return true;
  }
  const { document, selected } = store.getState();
  const slots = slotsAround(document, selected.at(-1));
  const slot = slots.find((each) => whyNotPaste(document, KINDS, each, clipping.block) === null);
  const before = new Set(document.nodes.map((node) => node.id));
  performAndShow(store, 'paste', (current) => paste(current, EDIT_CONTEXT, slot ?? { type: 'canvas' }, clipping.block));
  selectNew(store, before);
  return true;
}

/** In a field, or with words marked on the page, the clipboard is theirs. */
function isElsewhere(event: ClipboardEvent): boolean {
  return isTyping(event.target) || !window.getSelection()?.isCollapsed;
}

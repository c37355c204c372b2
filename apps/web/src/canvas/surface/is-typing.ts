/** Whether keys belong to a field: one that takes text, not a radio button or a switch that happens to have the focus. */

const FIELD = "input:not([type='radio'], [type='checkbox']), textarea, select, [contenteditable]";

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(FIELD) !== null;
}

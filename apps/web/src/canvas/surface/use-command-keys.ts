/** Keys with Ctrl or ⌘ that work wherever the focus is, except in a field with text, which has its own undo. */
import { type HotkeyItem, useHotkeys } from '@mantine/hooks';
import { isTyping } from './is-typing';

export function useCommandKeys(commands: Readonly<Record<string, () => void>>): void {
  const items = Object.entries(commands).map(([keys, run]): HotkeyItem => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event.target)) return;
      event.preventDefault();
      run();
    };
    return [keys, press, { preventDefault: false }];
  });
  // Mantine leaves out every field, also radio buttons; which of them counts is decided here.
  useHotkeys(items, []);
}

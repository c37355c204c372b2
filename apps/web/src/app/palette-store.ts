/** The command palette's own store: whoever wants to open it, and which command Enter would run. */
import { createSpotlight } from '@mantine/spotlight';

export const [paletteStore, palette] = createSpotlight();

/**
 * Marks the first command. Mantine does so when somebody types, but not when answers of the server arrive later,
 * and then Enter would do nothing.
 */
export function selectFirstCommand(): void {
  const { listId } = paletteStore.getState();
  if (listId === '') return;
  const commands = document.querySelectorAll(`#${CSS.escape(listId)} [data-action]`);
  commands.forEach((command, index) => {
    if (index === 0) command.setAttribute('data-selected', 'true');
    else command.removeAttribute('data-selected');
  });
  paletteStore.updateState((state) => ({ ...state, selected: 0 }));
}

/** Which workspace this browser shows; null means the member's first. */
const KEY = 'kairos.workspace';

export const chosenWorkspace = {
  read: (): string | null => localStorage.getItem(KEY),
  write: (workspaceId: string): void => localStorage.setItem(KEY, workspaceId),
  forget: (): void => localStorage.removeItem(KEY),
};

/** What the page that is open adds to the command palette. */
import { useEffect } from 'react';
import { create } from 'zustand';
import type { IconName } from '../ui/icons';

export interface PageCommand {
  id: string;
  label: string;
  icon: IconName;
  run: () => void;
}

const useCommands = create<{ commands: readonly PageCommand[] }>(() => ({ commands: [] }));

/** Offers these commands as long as the component is there. Hand over the same list until it changes. */
export function usePageCommands(commands: readonly PageCommand[]): void {
  useEffect(() => {
    useCommands.setState({ commands });
    return () => useCommands.setState({ commands: [] });
  }, [commands]);
}

export function useCommandsOfPage(): readonly PageCommand[] {
  return useCommands((state) => state.commands);
}

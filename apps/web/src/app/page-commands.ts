/** What the page that is open adds to the command palette. */
import { useEffect, useId, useMemo } from 'react';
import { create } from 'zustand';
import type { IconName } from '../ui/icons';

export interface PageCommand {
  id: string;
  label: string;
  icon: IconName;
  /** Of these there may be hundreds: they are shown when somebody looks for one. */
  group?: 'steps';
  run: () => void;
}

const useCommands = create<{ byOwner: ReadonlyMap<string, readonly PageCommand[]> }>(() => ({ byOwner: new Map() }));

/** Offers these commands as long as the component is there, beside those of others. Hand over the same list until it changes. */
export function usePageCommands(commands: readonly PageCommand[]): void {
  const owner = useId();
  useEffect(() => {
    useCommands.setState(({ byOwner }) => ({ byOwner: new Map(byOwner).set(owner, commands) }));
    return () =>
      useCommands.setState(({ byOwner }) => ({ byOwner: new Map([...byOwner].filter(([each]) => each !== owner)) }));
  }, [owner, commands]);
}

export function useCommandsOfPage(): readonly PageCommand[] {
  const byOwner = useCommands((state) => state.byOwner);
  return useMemo(() => [...byOwner.values()].flat(), [byOwner]);
}

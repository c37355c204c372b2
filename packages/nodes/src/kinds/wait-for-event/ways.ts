/** The ways out of a wait for something, in order of rank. */
import { readableName, settingRows, settingText } from '../../wording/phrases';
import type { WaitForEventConfig } from './schema';

interface Way {
  id: string;
  name: unknown;
  /** Only a way that an event leads to has one. */
  eventName: unknown;
  conditions: unknown;
}

/** Never throws on incomplete settings; rows without an id are left out. */
export function waysOf({ events, states }: WaitForEventConfig): Way[] {
  return [...settingRows(events), ...settingRows(states)].flatMap(({ id, name, eventName, conditions }) =>
    settingText(id) === '' ? [] : [{ id: settingText(id), name, eventName, conditions }],
  );
}

/** The marketer's name of a way, or the event that leads there. */
export function nameOfWay(config: WaitForEventConfig, id: string): string {
  const way = waysOf(config).find((row) => row.id === id);
  return settingText(way?.name) || readableName(way?.eventName);
}

/** How the journal stores why something happened: phrases, and the account of what started a campaign. */
import type { ExplanationLine, Phrase, ScoreAccount } from '@kairos/engine';
import { withoutUsual } from '../without-usual';
import { eventIn, eventOf, type LineFrame, type StoredEvent } from './line-frame';

export type StoredPhrase = [key: string, values?: Record<string, string | number | StoredPhrase>];

export function storedPhrase(phrase: Phrase | null): StoredPhrase | null {
  if (phrase === null) return null;
  const { key, values } = phrase;
  if (values === undefined) return [key];
  const stored = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? storedPhrase(value) : value,
  ]);
  return [key, Object.fromEntries(stored)];
}

export function phraseOf(stored: StoredPhrase | null): Phrase | null {
  return stored && readPhrase(stored);
}

function readPhrase([key, stored]: StoredPhrase): Phrase {
  if (stored === undefined) return { key };
  const values = Object.entries(stored).map(([name, value]): [string, string | number | Phrase] => [
    name,
    typeof value === 'object' ? readPhrase(value) : value,
  ]);
  return { key, values: Object.fromEntries(values) };
}

/** What is left out counts once, now as it was given, and while it is true. `after` counts from the first line of the row. */
type StoredAddend = [
  ...[nodeId: string, points: number, times?: number, now?: number | null],
  ...[after?: number | null, event?: StoredEvent],
];
type StoredAccount = [removed: number, ...lines: StoredAddend[]];
export type StoredExplanation = [
  nodeId: string,
  active: 0 | 1,
  value: number,
  points: number,
  account?: StoredAccount,
][];

export function storedExplanation(explanation: readonly ExplanationLine[], frame: LineFrame): readonly unknown[] {
  return explanation.map(({ nodeId, active, value, points, account }) => [
    ...[nodeId, active ? 1 : 0, value, points],
    ...(account ? [storedAccount(account, frame)] : []),
  ]);
}

function storedAccount({ removed, lines }: ScoreAccount, frame: LineFrame): readonly unknown[] {
  const addends = lines.map(({ nodeId, points, now, at, eventId, times }) => {
    const moment = [at === null ? null : at - frame.at, eventIn(eventId, frame)];
    return withoutUsual([nodeId, points, times, now === points ? null : now, ...moment], [1, null, null, null]);
  });
  return [removed, ...addends];
}

export function explanationOf(stored: StoredExplanation, frame: LineFrame): ExplanationLine[] {
  return stored.map(([nodeId, active, value, points, account]) => ({
    ...{ nodeId, active: active === 1, value, points },
    ...(account && { account: accountOf(account, frame) }),
  }));
}

function accountOf([removed, ...addends]: StoredAccount, frame: LineFrame): ScoreAccount {
  const lines = addends.map(([nodeId, points, times = 1, now = null, after = null, event = null]) => ({
    ...{ nodeId, points, now: now ?? points, times },
    ...{ at: after === null ? null : frame.at + after, eventId: eventOf(event, frame) },
  }));
  return { lines, removed };
}

/** Says a tree of conditions as one sentence, and what it limits; however incomplete the tree still is. */
import type { Phrase } from '@kairos/engine';
import { asRecord, conditionPhrase, readableName } from './phrases';

type Row = Record<string, unknown>;

/** A tree without what says nothing: no empty groups, no groups of one, no "and" inside "and". */
type Said = { row: Row } | { not: Said } | { join: 'and' | 'or'; parts: Said[] };

/** "Platform is mobile and (Country is NL or Country is BE)"; null for a tree without conditions. */
export function conditionsPhrase(value: unknown): Phrase | null {
  const said = readTree(value);
  return said === null ? null : phraseOf(said);
}

/** "Within 30 days, if Platform is mobile". */
export function onlyIf(summary: Phrase, conditions: unknown): Phrase {
  const condition = conditionsPhrase(conditions);
  return condition === null ? summary : { key: 'conditions.if', values: { summary, condition } };
}

/** An event that must meet conditions, in a sentence: "purchase (Amount is more than 20)". */
export function eventPhrase(eventName: unknown, conditions: unknown): string | Phrase {
  const event = readableName(eventName);
  const condition = conditionsPhrase(conditions);
  return condition === null ? event : { key: 'conditions.event', values: { event, condition } };
}

/** The conditions of a list or a tree, from left to right. */
export function conditionRows(value: unknown): Row[] {
  const said = readTree(value);
  return said === null ? [] : rowsOf(said);
}

function readTree(value: unknown): Said | null {
  if (Array.isArray(value)) return joined('and', value);
  const row = asRecord(value);
  if (Array.isArray(row.all)) return joined('and', row.all);
  if (Array.isArray(row.any)) return joined('or', row.any);
  if (row.not !== undefined) {
    const denied = readTree(row.not);
    return denied && { not: denied };
  }
  return Object.keys(row).length === 0 ? null : { row };
}

function joined(join: 'and' | 'or', values: readonly unknown[]): Said | null {
  const parts = values
    .map(readTree)
    .filter((part) => part !== null)
    .flatMap((part) => ('join' in part && part.join === join ? part.parts : [part]));
  return parts.length > 1 ? { join, parts } : (parts[0] ?? null);
}

function phraseOf(said: Said): Phrase {
  if ('row' in said) return conditionPhrase(said.row);
  if ('not' in said) return { key: 'conditions.not', values: { condition: phraseOf(said.not) } };
  const [first, ...others] = said.parts.map((part) => ('join' in part ? inBrackets(part) : phraseOf(part)));
  return others.reduce<Phrase>(
    (before, after) => ({ key: `conditions.${said.join}`, values: { before, after } }),
    first ?? { key: 'comparison.unset' },
  );
}

function inBrackets(said: Said): Phrase {
  return { key: 'conditions.brackets', values: { condition: phraseOf(said) } };
}

function rowsOf(said: Said): Row[] {
  if ('row' in said) return [said.row];
  return 'not' in said ? rowsOf(said.not) : said.parts.flatMap(rowsOf);
}

/** Plans that earlier versions compiled, each with a customer's life and what became of it then. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type EngineEvent,
  type JournalLine,
  type JsonObject,
  type Plan,
  type SimulatedRun,
  simulateCustomer,
} from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes/runtime';

const FOLDER = fileURLToPath(new URL('./plans/', import.meta.url));

export interface Life {
  attributes: JsonObject;
  events: EngineEvent[];
  /** Epoch ms up to which time passes. */
  until: number;
}

export interface StoredPlan {
  name: string;
  /** As it was stored; nobody trusts it to be like a plan of today. */
  plan: unknown;
  life: Life;
  journal: ReturnType<typeof journalOf>;
}

/** What a plan makes of a life. Whoever may not be reached by push is skipped, so that refusals are part of it. */
export function liveUnder(plan: Plan, { attributes, events, until }: Life): SimulatedRun[] {
  return simulateCustomer({
    ...{ plan, kinds: NODE_KINDS, events, until, publishedAt: 0, assignmentKey: 'ana' },
    facts: { customerKey: 'ana', attributes, timeZone: 'Europe/Amsterdam' },
    gate: ({ channel }) => (channel === 'push' ? { verdict: 'skip', reason: 'no-consent' } : { verdict: 'send' }),
  }).runs;
}

/** The journal of all runs. Reasons and explanations are left out: how something is worded may get better. */
export function journalOf(runs: readonly SimulatedRun[]) {
  return runs.map(({ triggerId, run, lines }) => ({ triggerId, outcome: run.outcome, lines: lines.map(withoutWords) }));
}

function withoutWords(line: JournalLine): Record<string, unknown> {
  const told = Object.entries(line).filter(
    ([name]) => name !== 'explanation' && (name !== 'reason' || line.type === 'message'),
  );
  return Object.fromEntries(told);
}

export function readStoredPlans(): StoredPlan[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => {
    const { plan, life, journal } = JSON.parse(readFileSync(`${FOLDER}${file}`, 'utf8'));
    return { name: file.replace(/\.json$/, ''), plan, life, journal };
  });
}

/** Fails where there is one by that name: what was stored is what runs in the world. */
export function storePlan({ name, ...stored }: StoredPlan): void {
  writeFileSync(`${FOLDER}${name}.json`, `${JSON.stringify(stored)}\n`, { flag: 'wx' });
}

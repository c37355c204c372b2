/** What a row of the fault matrix is made of. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance, SinkScript } from '@kairos/testkit/faults';
import type { Campaign } from '../campaign';
import type { ChaosStack, PartName, StackNeeds } from '../stack/chaos-stack';

export interface Disturbance {
  stack: ChaosStack;
  campaign: Campaign;
  chance: Chance;
  /** How often what can be repeated is done. */
  times: number;
  /** Milliseconds that the same customers took when nothing was in their way; 0 in rows that do not compare. */
  undisturbed: number;
  signal: AbortSignal;
}

/** What was seen besides the checker's verdict. `broken` names the promises that were not kept. */
export interface Outcome {
  figures: string[];
  broken: string[];
  /** What can only be told when everything is settled. */
  afterwards?(): Promise<Outcome>;
}

export interface Row {
  number: number;
  fault: string;
  promise: string;
  /** Kills or the like, when nobody says otherwise. */
  times?: number;
  /** What the providers do all the while. */
  script?: SinkScript | ((campaign: Campaign) => SinkScript);
  /** Whether the letter of the campaign is a service message, which may arrive more than once. */
  letterIs?: 'service';
  /** Whether the campaign calls a webhook after the letter. */
  calls?: true;
  /** Seconds over which customers enter, at least: for a row whose trouble takes its time. */
  entersFor?: number;
  /** As late at most, milliseconds, comes in that they entered. */
  lateBy?: number;
  /** Whether the same customers go through it undisturbed before. */
  isCompared?: true;
  /** Whether providers tell what became of messages of unknown outcome, so that no patience with them may be cut short. */
  areSettledByReports?: true;
  /** A stack of its own is started for a row that needs any. */
  needs?: StackNeeds;
  /** Goes on while customers enter; the campaign is not settled before it ends. */
  disturb?(disturbance: Disturbance): Promise<Outcome>;
  /** Looks at the end, when everything is settled. */
  conclude?(disturbance: Disturbance): Promise<Outcome>;
}

/** A row that a test file shows instead. */
export interface RowElsewhere {
  number: number;
  fault: string;
  promise: string;
  /** A test file to run instead, from the root of the repository. */
  testFile: string;
}

export const NOTHING: Outcome = { figures: [], broken: [] };

export async function noRunFailed({ campaign }: Disturbance): Promise<Outcome> {
  const [row] = await campaign.query(
    (sql) => sql<{ failed: number }[]>`select count(*)::int as failed from run where failure is not null`,
  );
  return { figures: [], broken: row?.failed === 0 ? [] : [`${row?.failed} runs failed`] };
}

/** Between two kills: 3 to 10 seconds. */
export async function awhile({ chance, signal }: Pick<Disturbance, 'chance' | 'signal'>): Promise<void> {
  await sleep(3_000 + chance.upTo(7_000), undefined, { signal });
}

/** Kills a part and starts it again, so many times. */
export function killing(part: PartName) {
  return async (disturbance: Disturbance): Promise<Outcome> => {
    const { stack, times } = disturbance;
    for (let time = 0; time < times; time += 1) {
      await awhile(disturbance);
      await killOnce(stack, part);
    }
    return { figures: [`${times} kills`], broken: [] };
  };
}

export async function killOnce(stack: ChaosStack, part: PartName): Promise<void> {
  await stack.parts[part].kill(part === 'postgres' ? 'SIGQUIT' : 'SIGKILL');
  await stack.parts[part].start();
}

/** One row: customers enter, something goes wrong meanwhile, everything comes to rest, the checker judges. */
import { KIND_SINK, seededChance, sentenceOf, type Verdict } from '@kairos/testkit/faults';
import { say } from '../start/progress';
import { Campaign } from './campaign';
import { type Disturbance, NOTHING, type Outcome, type Row } from './rows/row';
import type { ChaosStack } from './stack/chaos-stack';

export interface RowOptions {
  customers: number;
  perSecond: number;
  times: number | undefined;
  seed: number;
  hurry: boolean;
}

export interface RowReport {
  row: Row;
  seconds: number;
  sentence: string;
  figures: string[];
  /** Promises that were not kept; empty when all were. */
  broken: string[];
}

const SHOWN_FINDINGS = 5;

export async function runRow(
  stack: ChaosStack,
  row: Row,
  options: RowOptions,
  signal: AbortSignal,
): Promise<RowReport> {
  const perSecond = Math.min(options.perSecond, row.perSecond ?? options.perSecond);
  const campaign = await Campaign.prepare(stack, {
    ...options,
    perSecond,
    letterIs: row.letterIs ?? 'marketing',
    calls: row.calls ?? false,
    signal,
  });
  const times = options.times ?? row.times ?? 1;
  const disturbance: Disturbance = { stack, campaign, chance: seededChance(options.seed), times, signal };
  await stack.sinks.follow(typeof row.script === 'function' ? row.script(campaign) : (row.script ?? KIND_SINK));
  const begunAt = Date.now();
  const [disturbed] = await Promise.all([row.disturb?.(disturbance) ?? NOTHING, campaign.enter()]);
  const isSettled = await campaign.settle();
  const seconds = Math.round((Date.now() - begunAt) / 1_000);
  const concluded = (await row.conclude?.(disturbance)) ?? NOTHING;
  await stack.sinks.follow(KIND_SINK);
  const verdict = await campaign.judge({ ...disturbed.expectation, ...concluded.expectation });
  campaign.workspace.close();
  for (const { rule, id } of verdict.findings.slice(0, SHOWN_FINDINGS)) say(`  ${rule}: ${id}`);
  return {
    ...{ row, seconds },
    sentence: sentenceOf(verdict),
    figures: [...disturbed.figures, ...concluded.figures],
    broken: brokenBy(isSettled, verdict, [disturbed, concluded]),
  };
}

function brokenBy(isSettled: boolean, verdict: Verdict, outcomes: Outcome[]): string[] {
  const { lost, duplicate, wrong } = verdict;
  return [
    ...(isSettled ? [] : ['it never came to rest']),
    ...(lost + duplicate + wrong > 0 ? [`${lost} lost, ${duplicate} duplicate, ${wrong} wrong`] : []),
    ...outcomes.flatMap(({ broken }) => broken),
  ];
}

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
  const { entersFor = 0, letterIs = 'marketing', calls = false, lateBy = 0, areSettledByReports = false } = row;
  const prepare = () =>
    Campaign.prepare(stack, {
      ...{ ...options, letterIs, calls, lateBy, signal },
      perSecond: Math.min(options.perSecond, options.customers / entersFor),
      hurry: options.hurry && !areSettledByReports,
    });
  const undisturbed = row.isCompared ? await undisturbedTime(await prepare()) : 0;
  const campaign = await prepare();
  const times = options.times ?? row.times ?? 1;
  const disturbance: Disturbance = {
    ...{ stack, campaign, chance: seededChance(options.seed), times, undisturbed, signal },
  };
  await stack.sinks.follow(typeof row.script === 'function' ? row.script(campaign) : (row.script ?? KIND_SINK));
  const begunAt = Date.now();
  const [disturbed] = await Promise.all([row.disturb?.(disturbance) ?? NOTHING, campaign.enter()]);
  const isSettled = await campaign.settle();
  const seconds = Math.round((Date.now() - begunAt) / 1_000);
  const outcomes = [
    disturbed,
    (await disturbed.afterwards?.()) ?? NOTHING,
    (await row.conclude?.(disturbance)) ?? NOTHING,
  ];
  await stack.sinks.follow(KIND_SINK);
  const verdict = await campaign.judge();
  campaign.workspace.close();
  for (const { rule, id } of verdict.findings.slice(0, SHOWN_FINDINGS)) say(`  ${rule}: ${id}`);
  return {
    ...{ row, seconds },
    sentence: sentenceOf(verdict),
    figures: outcomes.flatMap(({ figures }) => figures),
    broken: brokenBy(isSettled, verdict, outcomes),
  };
}

/** Milliseconds that the same takes when nothing is in its way. */
async function undisturbedTime(campaign: Campaign): Promise<number> {
  await campaign.enter();
  if (!(await campaign.settle())) throw new Error('It never came to rest, although nothing was in its way.');
  campaign.workspace.close();
  return campaign.took();
}

function brokenBy(isSettled: boolean, verdict: Verdict, outcomes: Outcome[]): string[] {
  const { lost, duplicate, wrong } = verdict;
  return [
    ...(isSettled ? [] : ['it never came to rest']),
    ...(lost + duplicate + wrong > 0 ? [`${lost} lost, ${duplicate} duplicate, ${wrong} wrong`] : []),
    ...outcomes.flatMap(({ broken }) => broken),
  ];
}

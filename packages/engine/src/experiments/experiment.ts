/** What a test of arms is: its design, how it stands, and the rule by which a winner is chosen. */
import { z } from 'zod';
import { contentHash } from '../plan/canonical';
import { type ArmFigures, chanceToBeBest } from './chance-to-be-best';

const IF_NOT_CLEAR = ['keep', 'best'] as const;

/** When a winner is chosen without anybody's doing. */
export const winnerGateSchema = z.object({
  /** Customers whom every arm must have had first. */
  atLeast: z.number(),
  /** Chance to be the best, 0 to 1, that makes an arm the winner. */
  confidence: z.number(),
  /** Milliseconds of elapsed time since the first customer after which the test ends; null: never. Inclusive. */
  deadline: z.number().nullable(),
  /** At the deadline some arm has had too few customers: keep the shares, or take the best so far. */
  ifTooFew: z.enum(IF_NOT_CLEAR),
  /** At the deadline every arm has had enough, and none is clearly the best. */
  ifTied: z.enum(IF_NOT_CLEAR),
});
export type WinnerGate = z.infer<typeof winnerGateSchema>;

/** What a step says of the test that it conducts. */
export interface ExperimentDesign {
  /** Shares in any unit; an arm without a share is no part of the test. */
  arms: { id: string; share: number }[];
  /** The node whose goal is measured; null when nothing is. */
  goalId: string | null;
  /** Null when only people choose. */
  gate: WinnerGate | null;
  /** The arms are the customers whom messages reach and those who are left untouched: any goal counts, also of the untouched. */
  holdout?: true;
}

/** The test of one step, as a plan holds it. */
export const experimentSchema = z.object({
  nodeId: z.string(),
  /** The same as long as arms, shares and what is measured are the same: with another key begins another test. */
  key: z.string(),
  arms: z.array(z.object({ id: z.string(), share: z.number() })),
  goalId: z.string().nullable(),
  gate: winnerGateSchema.nullable(),
  holdout: z.literal(true).optional(),
});
export type Experiment = z.infer<typeof experimentSchema>;

/** `goal` is the definition of the goal that is measured. Names of arms, and the rule for a winner, may change during a test. */
export function experimentOf(nodeId: string, design: ExperimentDesign, goal: unknown): Experiment {
  const { goalId, gate, holdout } = design;
  const arms = design.arms.filter(({ share }) => share > 0);
  const key = contentHash({ shares: arms.map(({ id, share }) => [id, share]), goalId, goal }).slice(0, 16);
  return { nodeId, key, arms, goalId, gate, ...(holdout && { holdout }) };
}

/** Why a decision was made; `by-hand` was made by a person. */
export const DECISION_BASES = ['clear', 'tied', 'too-few', 'by-hand'] as const;
export type DecisionBasis = (typeof DECISION_BASES)[number];

export type FiguresByArm = Readonly<Record<string, ArmFigures>>;

export interface ExperimentDecision {
  /** Everybody who comes later is given this arm; null: customers are divided in the shares for good. */
  arm: string | null;
  basis: DecisionBasis;
  /** Epoch ms UTC. */
  at: number;
  figures: FiguresByArm;
}

export interface ExperimentStanding {
  /** When its first customer came, epoch ms UTC; null before that. */
  startedAt: number | null;
  figures: FiguresByArm;
  decision: ExperimentDecision | null;
}

export const NOT_STARTED: ExperimentStanding = { startedAt: null, figures: {}, decision: null };
const NOBODY: ArmFigures = { entered: 0, reached: 0 };
/** Chances that differ by less are the same. */
const HARDLY = 1e-9;

/** Figures of every arm, in their order. */
export const figuresOf = ({ arms }: Experiment, { figures }: ExperimentStanding): ArmFigures[] =>
  arms.map(({ id }) => figures[id] ?? NOBODY);

/**
 * The decision that is due by `now`, epoch ms UTC; null while there is none. A winner is chosen as soon as every arm has had
 * enough customers and the chance of one to be the best ({@link chanceToBeBest}) reaches the confidence asked for; at the
 * deadline the gate says what is done without that. Arms that are exactly alike have no best: the shares are kept.
 */
export function decisionDue(
  experiment: Experiment,
  standing: ExperimentStanding,
  now: number,
): ExperimentDecision | null {
  const { gate, arms } = experiment;
  const { startedAt, decision } = standing;
  if (gate === null || decision !== null || startedAt === null || arms.length < 2) return null;
  const isOver = gate.deadline !== null && now > startedAt + gate.deadline;
  const known = figuresOf(experiment, standing);
  const hasEnough = known.every(({ entered }) => entered >= gate.atLeast);
  if (!hasEnough && !isOver) return null;
  const best = bestOf(chanceToBeBest(known));
  const figures = Object.fromEntries(arms.map(({ id }, index) => [id, known[index] ?? NOBODY]));
  if (hasEnough && best !== null && best.chance >= gate.confidence) {
    return { arm: arms[best.index]?.id ?? null, basis: 'clear', at: now, figures };
  }
  if (!isOver) return null;
  const takesBest = (hasEnough ? gate.ifTied : gate.ifTooFew) === 'best' && best !== null;
  const arm = takesBest ? (arms[best.index]?.id ?? null) : null;
  return { arm, basis: hasEnough ? 'tied' : 'too-few', at: now, figures };
}

/** Null when two are as good. */
function bestOf(chances: readonly number[]): { index: number; chance: number } | null {
  const [first, second] = chances.map((chance, index) => ({ index, chance })).sort((a, b) => b.chance - a.chance);
  if (first === undefined) return null;
  return second === undefined || first.chance - second.chance > HARDLY ? first : null;
}

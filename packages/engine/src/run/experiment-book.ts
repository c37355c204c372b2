/** Keeps account of a plan's tests while a run goes its way: who is in which arm, who reached the goal, and what is decided. */
import type { ArmGiven, Remembered } from '../contract/acting';
import type { ArmFigures } from '../experiments/chance-to-be-best';
import { decisionDue, type Experiment, type ExperimentDecision, NOT_STARTED } from '../experiments/experiment';
import type { Plan } from '../plan/plan';
import type { JournalLine } from './journal';

/** A customer who is given an arm for the first time, or of whose arm more is known. */
export interface Assignment extends ArmGiven {
  nodeId: string;
}

/** What one customer adds to the figures of an arm. */
export interface ExperimentCount extends ArmFigures {
  nodeId: string;
  key: string;
  arm: string;
  /** Epoch ms UTC. */
  at: number;
}

/** A decision that the rule made. */
export interface DecisionMade {
  nodeId: string;
  key: string;
  decision: ExperimentDecision;
}

/** What one happening writes into the book. */
export interface BookEntry {
  remembered: Remembered;
  lines: JournalLine[];
  assignments: Assignment[];
  counts: ExperimentCount[];
  decisions: DecisionMade[];
}

/** Before a customer without an arm comes to the step: a deadline may have passed since somebody came last. */
export function arriveAtTest(plan: Plan, remembered: Remembered, nodeId: string, at: number): BookEntry {
  const book = open(remembered);
  const experiment = testAt(plan, nodeId);
  if (experiment && !remembered.assignments[nodeId]) decide(book, experiment, at);
  return book;
}

/**
 * Only customers whom chance gave an arm are counted: not those who get the winner, nor those who are held out. Each is
 * counted once, in the test during which the arm was given.
 */
export function giveArm(
  plan: Plan,
  remembered: Remembered,
  { nodeId, arm, at, isHeldOut }: { nodeId: string; arm: string; at: number; isHeldOut: boolean },
): BookEntry {
  const book = open(remembered);
  if (remembered.assignments[nodeId]?.arm === arm) return book;
  const experiment = testAt(plan, nodeId);
  const winner = remembered.experiments[nodeId]?.decision?.arm ?? null;
  const isCounted = experiment?.arms.some(({ id }) => id === arm) && winner === null && !isHeldOut;
  if (!experiment || !isCounted) {
    know(book, { nodeId, arm, at, experiment: null, hasReached: false });
    return book;
  }
  know(book, { nodeId, arm, at, experiment: experiment.key, hasReached: false });
  count(book, experiment, arm, { entered: 1, reached: 0 }, at);
  decide(book, experiment, at);
  return book;
}

/** A goal counts for every test that the run has passed, once per customer. */
export function reachGoal(
  plan: Plan,
  remembered: Remembered,
  { goalId, at, visits }: { goalId: string; at: number; visits: Readonly<Record<string, number>> },
): BookEntry {
  const book = open(remembered);
  for (const experiment of plan.experiments ?? []) {
    const { nodeId, key } = experiment;
    const given = remembered.assignments[nodeId];
    const isMeasured = experiment.holdout || experiment.goalId === goalId;
    if (!isMeasured || !given || given.experiment !== key) continue;
    if (given.hasReached || (visits[nodeId] ?? 0) === 0) continue;
    decide(book, experiment, at);
    know(book, { ...given, nodeId, hasReached: true });
    count(book, experiment, given.arm, { entered: 0, reached: 1 }, at);
    decide(book, experiment, at);
  }
  return book;
}

/** Who is held out behind a test is taken out of its figures: nothing that the arm sends reaches this customer. The holdout itself counts both sides. */
export function leaveTests(plan: Plan, remembered: Remembered, at: number): BookEntry {
  const book = open(remembered);
  for (const experiment of plan.experiments ?? []) {
    const { nodeId, key } = experiment;
    const given = remembered.assignments[nodeId];
    if (experiment.holdout || !given || given.experiment !== key) continue;
    know(book, { ...given, nodeId, experiment: null });
    count(book, experiment, given.arm, { entered: -1, reached: given.hasReached ? -1 : 0 }, at);
  }
  return book;
}

const testAt = ({ experiments = [] }: Plan, nodeId: string) => experiments.find((test) => test.nodeId === nodeId);

const open = (remembered: Remembered): BookEntry => ({
  remembered,
  lines: [],
  assignments: [],
  counts: [],
  decisions: [],
});

function know(book: BookEntry, { nodeId, ...given }: Assignment): void {
  book.assignments.push({ nodeId, ...given });
  const assignments = { ...book.remembered.assignments, [nodeId]: given };
  book.remembered = { ...book.remembered, assignments };
}

function count(book: BookEntry, { nodeId, key }: Experiment, arm: string, figures: ArmFigures, at: number): void {
  const { entered, reached } = figures;
  book.counts.push({ nodeId, key, arm, entered, reached, at });
  const standing = book.remembered.experiments[nodeId] ?? NOT_STARTED;
  const known = standing.figures[arm] ?? { entered: 0, reached: 0 };
  const changed = { entered: known.entered + entered, reached: known.reached + reached };
  const startedAt = standing.startedAt ?? at;
  stand(book, nodeId, { ...standing, startedAt, figures: { ...standing.figures, [arm]: changed } });
}

function decide(book: BookEntry, experiment: Experiment, at: number): void {
  const { nodeId, key } = experiment;
  const standing = book.remembered.experiments[nodeId] ?? NOT_STARTED;
  const decision = decisionDue(experiment, standing, at);
  if (!decision) return;
  const { arm, basis, figures } = decision;
  book.decisions.push({ nodeId, key, decision });
  book.lines.push({ type: 'decided', at, nodeId, arm, basis, figures });
  stand(book, nodeId, { ...standing, decision });
}

function stand(book: BookEntry, nodeId: string, standing: Remembered['experiments'][string]): void {
  book.remembered = { ...book.remembered, experiments: { ...book.remembered.experiments, [nodeId]: standing } };
}

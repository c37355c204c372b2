/** From the journal of a run to what a reader sees: one item per thing that happened, oldest first. */
import type {
  DecisionBasis,
  EntryRefusal,
  ExplanationLine,
  JournalLine,
  JourneyDocument,
  Phrase,
  ScoreAccount,
} from '@kairos/engine';
import { indexOf } from '../../../canvas/store/document-index';
import { latestOf } from './path';
import type { RunStory, ToldRun } from './run-story';
import { isScore } from './scores';

/** Why a run ended that was left beside another when two customers turned out to be one: no step says it. */
const MERGED = 'reason.merged';

interface ItemBase {
  key: string;
  at: number;
}

/** A reason is a phrase of the kind at `nodeId`. */
export type TimelineItem = ItemBase &
  (
    | { type: 'sensed'; nodeId: string; points: number | null; before: RunStory['lastEvent'] }
    | { type: 'score'; nodeId: string; points: number; addends: number[]; account: ScoreAccount | null }
    /** What the trigger leads to became true, and still nothing started. */
    | { type: 'refused'; nodeId: string; refusal: EntryRefusal }
    | { type: 'triggered'; nodeId: string; times: number }
    | {
        type: 'step';
        nodeId: string;
        reason: Phrase | null;
        /** The branch that was taken; null while the customer stands here. */
        port: string | null;
        /** When the customer went on, where that was later than the arrival. */
        leftAt: number | null;
        /** Which of its visits to this step it is. */
        visit: number;
        goal: { value: number | null } | null;
      }
    | { type: 'goal'; nodeId: string; value: number | null }
    | { type: 'late'; nodeId: string }
    | { type: 'decided'; nodeId: string; arm: string | null; basis: DecisionBasis }
    | { type: 'moved'; nodeId: string | null; version: number }
    | { type: 'resumed'; nodeId: string | null }
    | { type: 'ended'; nodeId: string | null; outcome: string; failure: RunStory['failure']; isMerged: boolean }
  );

export type StepItem = TimelineItem & { type: 'step' };

export function timelineOf(document: JourneyDocument, story: ToldRun): TimelineItem[] {
  const items: TimelineItem[] = story.lines.length === 0 ? watchedItems(document, story) : [];
  for (const [index, line] of story.lines.entries()) addLine(items, document, story, { line, index });
  return items;
}

function addLine(
  items: TimelineItem[],
  document: JourneyDocument,
  story: ToldRun,
  { line, index }: { line: JournalLine; index: number },
): void {
  const key = `${index}`;
  const { at } = line;
  switch (line.type) {
    case 'triggered':
      items.push(...causesOf(document, story, line));
      items.push({ key, type: 'triggered', at, nodeId: line.nodeId, times: story.times });
      return;
    case 'entered':
      items.push(stepOf(items, story, line, key));
      return;
    case 'waiting': {
      const step = lastStep(items, line.nodeId);
      if (step) step.reason = line.reason;
      return;
    }
    case 'left': {
      const step = lastStep(items, line.nodeId);
      if (!step) return;
      step.port = line.port;
      step.reason = line.reason ?? step.reason;
      step.leftAt = at > step.at ? at : null;
      return;
    }
    case 'message':
    case 'effect':
      return;
    case 'goal':
      items.push({ key, type: 'goal', at, nodeId: line.nodeId, value: line.value });
      return;
    case 'decided': {
      const { nodeId, arm, basis } = line;
      const item: TimelineItem = { key, type: 'decided', at, nodeId, arm, basis };
      // A goal and the step that it leads to are told as one: nothing comes between.
      items.splice(items.at(-1)?.type === 'goal' ? -1 : items.length, 0, item);
      return;
    }
    case 'late':
      items.push({ key, type: 'late', at, nodeId: line.nodeId });
      return;
    case 'moved':
      items.push({ key, type: 'moved', at, nodeId: line.nodeId, version: line.version });
      return;
    case 'resumed':
      items.push({ key, type: 'resumed', at, nodeId: line.nodeId });
      return;
    case 'ended': {
      const step = line.nodeId === null ? undefined : lastStep(items, line.nodeId);
      const isMerged = line.reason?.key === MERGED;
      if (step && line.outcome !== 'failed') {
        if (!isMerged) step.reason = line.reason ?? step.reason;
        step.leftAt = at > step.at ? at : null;
      }
      const { nodeId, outcome } = line;
      items.push({ key, type: 'ended', at, nodeId, outcome, failure: story.failure, isMerged });
    }
  }
}

/** A goal that was reached by an event and takes the customer to its step is one thing, told once. */
function stepOf(
  items: TimelineItem[],
  story: ToldRun,
  { at, nodeId, visit }: Extract<JournalLine, { type: 'entered' }>,
  key: string,
): StepItem {
  const last = items.at(-1);
  const isGoal = last?.type === 'goal' && last.nodeId === nodeId && last.at === at;
  if (isGoal) items.pop();
  const goal = isGoal ? { value: last.value } : null;
  return { key, type: 'step', at, nodeId, reason: null, port: null, leftAt: null, visit, goal };
}

function lastStep(items: readonly TimelineItem[], nodeId: string): StepItem | undefined {
  return items.findLast((item): item is StepItem => item.type === 'step' && item.nodeId === nodeId);
}

/** Indicators that were true when the campaign started, in the order in which they became true, and their scores. */
function causesOf(
  document: JourneyDocument,
  story: ToldRun,
  { at, eventId, explanation }: Extract<JournalLine, { type: 'triggered' }>,
): TimelineItem[] {
  const active = explanation.filter((line) => line.active);
  const indicators = active.filter((line) => !isScore(document, line.nodeId));
  const sensed = indicators.map(({ nodeId, points }): TimelineItem => {
    const since = becameTrue(story.sensed, nodeId) ?? at;
    // Nothing happened at this moment but time itself: what came before is the news.
    const isSilence = eventId === null && since === at;
    return {
      key: `sensed/${nodeId}`,
      type: 'sensed',
      at: since,
      nodeId,
      points: points === 0 ? null : points,
      before: isSilence ? story.lastEvent : null,
    };
  });
  const scores = active
    .filter((line) => isScore(document, line.nodeId))
    .map(
      (line): TimelineItem => ({
        key: `score/${line.nodeId}`,
        type: 'score',
        at,
        nodeId: line.nodeId,
        points: line.value,
        addends: addendsOf(document, line.nodeId, indicators),
        account: line.account ?? null,
      }),
    );
  return [...sensed.sort((a, b) => a.at - b.at), ...scores];
}

function addendsOf(document: JourneyDocument, scoreId: string, indicators: readonly ExplanationLine[]): number[] {
  const sources = new Set((indexOf(document).arriving.get(scoreId) ?? []).map((edge) => edge.from));
  return indicators.filter((line) => sources.has(line.nodeId) && line.points !== 0).map((line) => line.points);
}

/** What is true of a customer whose campaign has not started. */
function watchedItems(document: JourneyDocument, { sensed }: ToldRun): TimelineItem[] {
  const standing = latestOf(sensed)
    .filter((moment) => moment.active && moment.refusal === null)
    .map((moment): TimelineItem => {
      const { nodeId } = moment;
      const at = becameTrue(sensed, nodeId) ?? moment.at;
      if (isScore(document, nodeId)) {
        return { key: nodeId, type: 'score', at: moment.at, nodeId, points: moment.value, addends: [], account: null };
      }
      return { key: nodeId, type: 'sensed', at, nodeId, points: null, before: null };
    });
  return [...standing, ...refusalsIn(sensed)].sort((a, b) => a.at - b.at);
}

/** The latest times at which something might have started; `sensed` is newest first. */
const MOST_REFUSALS = 3;

function refusalsIn(sensed: RunStory['sensed']): TimelineItem[] {
  return sensed
    .flatMap(({ nodeId, at, refusal }, index): TimelineItem[] =>
      refusal === null ? [] : [{ key: `refused/${index}`, type: 'refused', at, nodeId, refusal }],
    )
    .slice(0, MOST_REFUSALS);
}

/** When a node turned true for the time that still lasts; `sensed` is newest first. */
function becameTrue(sensed: RunStory['sensed'], nodeId: string): number | null {
  let since: number | null = null;
  for (const moment of sensed) {
    if (moment.nodeId !== nodeId) continue;
    if (!moment.active) break;
    since = moment.at;
  }
  return since;
}

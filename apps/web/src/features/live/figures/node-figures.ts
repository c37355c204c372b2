/** What the counts of one step mean on its card and on the edges that leave it. */
import type { JourneyEdge, JourneyNode } from '@kairos/engine';
import type { TFunction } from 'i18next';
import { definitionOf, KINDS } from '../../../canvas/kinds/kinds';
import type { Badge, BadgeMark } from '../../../canvas/live/overlay-store';
import type { NodeCounts } from './figures';

/** Whether customers can come to rest at steps of this kind. */
export function mayHold(kindId: string): boolean {
  return KINDS.get(kindId)?.acting?.resume !== undefined;
}

/** Messages of this step that were withheld, or turned down by a provider. */
export function notSentOf(counts: NodeCounts): number {
  const skipped = Object.entries(counts).filter(([metric]) => metric.startsWith('skipped:'));
  return skipped.reduce((sum, [, amount = 0]) => sum + amount, 0) + (counts.failed ?? 0);
}

export interface BadgeFrame {
  /** Customers of whom the journey keeps an eye on what they do. */
  sensed: number;
  /** What a test or holdout at this step has come to; null where there is none. */
  result: string | null;
  /** Customers who are there longer than others were. */
  stuck: number;
  when: When;
  /** Speaks the words of the live view. */
  t: TFunction;
}

/** Which time figures are about. */
export interface When {
  /** What happened is counted in a stretch of time, and then matters more than who waits. */
  isRange: boolean;
  /** Whoever waits does so at a moment of the past. */
  isPast: boolean;
}

/** The badge of a step. */
export function badgeOf(node: JourneyNode, counts: NodeCounts, frame: BadgeFrame): Badge {
  const { result, t } = frame;
  const { figure, count } = figureOf(node, counts, frame);
  const notes: Partial<Record<Figure, string>> = { here: hereNote(frame), goal: t('badge.goal') };
  const note = notes[figure] ?? result;
  const marks = marksOf(node, counts, { figure, frame });
  const what = figure === 'here' && frame.when.isPast ? 'here-then' : figure;
  const said = [t(`badge.label.${what}`, { count }), ...marks.map((mark) => `${mark.count} ${mark.note}`)];
  const label = (result === null ? said : [...said, result]).join(', ');
  return { count, note, tone: 'plain', label, marks };
}

type Figure = 'fired' | 'sensed' | 'started' | 'goal' | 'here' | 'entered';

function figureOf(
  node: JourneyNode,
  counts: NodeCounts,
  { sensed, when }: BadgeFrame,
): { figure: Figure; count: number } {
  const waiting = mayHold(node.kind) && !when.isRange;
  const of = (figure: Exclude<Figure, 'sensed'>) => ({ figure, count: counts[figure] ?? 0 });
  switch (definitionOf(node.kind)?.category) {
    case 'sense':
      return of('fired');
    case 'score':
      return { figure: 'sensed', count: sensed };
    case 'trigger':
      return of('started');
    case 'end':
      return of(counts.goal ? 'goal' : waiting && counts.here ? 'here' : 'entered');
    default:
      return of(waiting ? 'here' : 'entered');
  }
}

function hereNote({ when, t }: BadgeFrame): string {
  if (when.isPast) return t('badge.here-then');
  return t(when.isRange ? 'badge.here-now' : 'badge.here');
}

function marksOf(
  node: JourneyNode,
  counts: NodeCounts,
  { figure, frame }: { figure: Figure; frame: BadgeFrame },
): BadgeMark[] {
  const { stuck, t } = frame;
  const failedMeansNotSent = definitionOf(node.kind)?.category === 'reach';
  const failed = failedMeansNotSent ? 0 : (counts.failed ?? 0);
  const notSent = notSentOf(counts) - failed;
  const held = counts.held ?? 0;
  const waiting = figure === 'here' ? 0 : (counts.here ?? 0);
  return [
    ...(stuck > 0 ? [{ count: stuck, note: t('badge.stuck'), tone: 'trouble' as const }] : []),
    ...(failed > 0 ? [{ count: failed, note: t('badge.failed'), tone: 'trouble' as const }] : []),
    ...(notSent > 0 ? [{ count: notSent, note: t('badge.not-sent'), tone: 'quiet' as const }] : []),
    ...(held > 0 ? [{ count: held, note: t('badge.held'), tone: 'quiet' as const }] : []),
    ...(waiting > 0 ? [{ count: waiting, note: hereNote(frame), tone: 'quiet' as const }] : []),
  ];
}

/** How many went along an edge; null where nothing is counted, or nothing went yet. */
export function flowOf(edge: JourneyEdge, source: JourneyNode, counts: NodeCounts): number | null {
  switch (definitionOf(source.kind)?.category) {
    case 'sense':
      return counts.fired || null;
    case 'score':
      return null;
    case 'trigger':
      return counts.started || null;
    default:
      return counts[`left:${edge.port}`] || null;
  }
}

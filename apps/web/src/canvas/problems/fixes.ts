/** What would solve a problem at one stroke, where that is obvious. */
import { type JourneyDocument, type JourneyNode, type Problem, portAt, type Slot } from '@kairos/engine';
import { isRecord, valueAtPath } from '../panel/config-values';
import { dividedEqually } from '../panel/fields/shares';
import type { Knowledge } from '../panel/knowledge';
import { slotsAfter } from '../scene/slots-around';
import type { PickerPurpose } from '../store/canvas-state';
import { indexOf } from '../store/document-index';

export type Fix =
  /** The marketer chooses a step from a list. */
  | { type: 'pick'; words: 'fix.add-after' | 'fix.add-before' | 'fix.add-trigger'; purpose: PickerPurpose }
  /** A setting gets another value. */
  | { type: 'set'; words: 'fix.use' | 'fix.divide'; values: Record<string, string>; path: string; value: unknown };

/** Null where the marketer must think. */
export function fixFor(problem: Problem, document: JourneyDocument, knowledge: Knowledge): Fix | null {
  if (problem.code === 'no-trigger') {
    return { type: 'pick', words: 'fix.add-trigger', purpose: { slot: { type: 'canvas' }, zone: 'trigger' } };
  }
  const node = problem.nodeId === null ? undefined : indexOf(document).nodes.get(problem.nodeId);
  return node ? fixAt(problem, node, document, knowledge) : null;
}

function fixAt(problem: Problem, node: JourneyNode, document: JourneyDocument, knowledge: Knowledge): Fix | null {
  switch (problem.code) {
    case 'empty-campaign':
    case 'port-open': {
      const slot = openPort(problem, node, document);
      return slot && { type: 'pick', words: 'fix.add-after', purpose: { slot, zone: null } };
    }
    case 'no-input':
      return {
        type: 'pick',
        words: 'fix.add-before',
        purpose: { slot: { type: 'input', nodeId: node.id }, zone: null },
      };
    case 'topic-missing': {
      const [topic] = knowledge.topics;
      return topic === undefined
        ? null
        : { type: 'set', words: 'fix.use', values: { value: topic }, path: problem.field, value: topic };
    }
    case 'weights-not-100': {
      const shares = valueAtPath(node.config, problem.field);
      if (!Array.isArray(shares)) return null;
      const value = dividedEqually(shares.filter(isRecord));
      return { type: 'set', words: 'fix.divide', values: {}, path: problem.field, value };
    }
    default:
      return null;
  }
}

/** The very port that the problem is about, else the first that is open. */
function openPort({ field }: Problem, node: JourneyNode, document: JourneyDocument): Slot | null {
  const taken = new Set(
    indexOf(document)
      .leaving.get(node.id)
      ?.map((edge) => edge.port),
  );
  const open = slotsAfter(document, node).filter((slot) => slot.type === 'port' && !taken.has(slot.port));
  return open.find((slot) => slot.type === 'port' && slot.port === portAt(field)) ?? open[0] ?? null;
}

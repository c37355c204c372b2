/** Why a campaign started, in the parts of one sentence. */
import type { JourneyDocument, Language } from '@kairos/engine';
import { cardText, signed, titleOf } from '../../../canvas/kinds/card-text';
import { indexOf } from '../../../canvas/store/document-index';
import type { RunStory } from './run-story';
import { isPartOfScore, isScore } from './scores';

export interface Why {
  /** "No purchase for 90 days (+40)". */
  causes: string[];
  /** Sum of the scores; null where no score took part. */
  points: number | null;
  /** "Trigger at 60 points". */
  trigger: string;
}

/** Null while nothing has started. */
export function whyOf(document: JourneyDocument, { lines }: Pick<RunStory, 'lines'>, language: Language): Why | null {
  const start = lines.find((line) => line.type === 'triggered');
  if (!start) return null;
  const { nodes } = indexOf(document);
  const causes: string[] = [];
  let points: number | null = null;
  for (const line of start.explanation) {
    const node = nodes.get(line.nodeId);
    if (!node || !line.active) continue;
    if (isScore(document, line.nodeId)) {
      if (!isPartOfScore(document, line.nodeId)) points = (points ?? 0) + line.value;
    } else
      causes.push(`${cardText(node, language).title}${line.points === 0 ? '' : ` (${signed(line.points, language)})`}`);
  }
  return { causes, points, trigger: titleOf(document, start.nodeId, language) };
}

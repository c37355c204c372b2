/** Finds steps that ask for a journey that does not listen to it: from there, nobody would ever start. */
import { findDraft, findJourney, findVersion, type TransactionSql } from '@kairos/db';
import {
  AT_STEP,
  bringUpToDate,
  EFFECT_EVENTS,
  type JourneyDocument,
  type JourneyNode,
  type KindRegistry,
  type Problem,
} from '@kairos/engine';

/** Warnings only: the other journey may be changed after this one. */
export async function findUnheardAskings(
  sql: TransactionSql,
  kinds: KindRegistry,
  document: JourneyDocument,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const node of document.nodes) {
    const asked = askedBy(node, kinds);
    const journey = asked ? await findJourney(sql, asked) : null;
    if (!journey) continue;
    const inForce = journey.liveVersionId ? await findVersion(sql, journey.liveVersionId) : null;
    const other = inForce ?? (await findDraft(sql, journey.id));
    if (other && listens(bringUpToDate(other.document, kinds), kinds)) continue;
    problems.push({
      code: 'journey-deaf',
      severity: 'warning',
      nodeId: node.id,
      field: kinds.get(node.kind)?.definition.form.find(({ type }) => type === 'journey')?.path ?? AT_STEP,
      phrase: { key: 'problem.journey-deaf', values: { journey: journey.name } },
    });
  }
  return problems;
}

function askedBy(node: JourneyNode, kinds: KindRegistry): string | null {
  const kind = kinds.get(node.kind);
  const parsed = kind?.definition.schema.safeParse(node.config);
  return parsed?.success ? (kind?.acting?.asksFor?.(parsed.data) ?? null) : null;
}

function listens({ nodes }: JourneyDocument, kinds: KindRegistry): boolean {
  return nodes.some((node) => {
    const kind = kinds.get(node.kind);
    const parsed = kind?.definition.schema.safeParse(node.config);
    return parsed?.success && kind?.sensing?.eventNames(parsed.data).includes(EFFECT_EVENTS.journeyAskedFor);
  });
}

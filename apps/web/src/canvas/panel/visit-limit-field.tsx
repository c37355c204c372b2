/** How often a customer may come to a step that lies on a loop; nothing for any other step. */
import {
  graphOf,
  type JourneyNode,
  limitVisits,
  loopsOf,
  MOST_VISITS,
  type Problem,
  VISIT_LIMIT,
  VISIT_LIMIT_PATH,
} from '@kairos/engine';
import { NumberInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { wordOf } from '../kinds/kinds';
import { useLanguage } from '../kinds/use-language';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import { FieldFrame, useFieldIds } from './field-frame';

export function VisitLimitField({ node, problems }: { node: JourneyNode; problems: readonly Problem[] }) {
  const language = useLanguage();
  const document = useCanvas((state) => state.document);
  const onLoop = useMemo(() => new Set(loopsOf(graphOf(document)).flat()), [document]);
  if (!onLoop.has(node.id)) return null;
  const told = problems.filter((problem) => problem.field === VISIT_LIMIT_PATH);
  const word = (part: string) => wordOf(node.kind, `${part}.${VISIT_LIMIT_PATH}`, language);
  return (
    <FieldFrame path={VISIT_LIMIT_PATH} label={word('field') ?? ''} hint={word('hint')} problems={told}>
      <LimitInput node={node} />
    </FieldFrame>
  );
}

function LimitInput({ node }: { node: JourneyNode }) {
  const { t } = useTranslation('canvas');
  const ids = useFieldIds();
  const store = useCanvasStore();
  const limit = (visits: number | null) =>
    store
      .getState()
      .perform({ name: 'configure', group: `${node.id} ${VISIT_LIMIT_PATH}` }, (document) =>
        limitVisits(document, node.id, visits),
      );
  return (
    <NumberInput
      {...ids}
      error={ids['aria-invalid']}
      value={node.visitLimit ?? ''}
      onChange={(next) => limit(typeof next === 'number' ? next : null)}
      min={1}
      max={MOST_VISITS}
      allowDecimal={false}
      hideControls
      placeholder={t('visits.usual', { limit: VISIT_LIMIT })}
    />
  );
}

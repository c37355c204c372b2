/** The settings form of every kind: as a fresh step has it, and as the ready journeys fill it in. */
import { EMPTY_DOCUMENT, type JourneyNode } from '@kairos/engine';
import { JOURNEY_TEMPLATES } from '@kairos/nodes/editor';
import { useMemo, useState } from 'react';
import { KINDS } from '../canvas/kinds/kinds';
import { useLanguage } from '../canvas/kinds/use-language';
import { FieldFrame } from '../canvas/panel/field-frame';
import { FieldInput } from '../canvas/panel/field-input';
import { KnowledgeContext } from '../canvas/panel/knowledge';
import { StepPanel } from '../canvas/panel/step-panel';
import { useProblems } from '../canvas/problems/use-problems';
import { CanvasContext, useCanvas } from '../canvas/store/canvas-context';
import { createCanvasStore } from '../canvas/store/canvas-store';
import styles from './gallery.module.css';
import { SAMPLE_FIELDS, type SampleField } from './sample-fields';
import { SAMPLE_KNOWLEDGE } from './sample-knowledge';

/** Filled-in examples of one kind; more would only repeat each other. */
const MOST_EXAMPLES = 3;

export function Gallery({ kind }: { kind: string | null }) {
  const language = useLanguage();
  const steps = useMemo(() => {
    const known = [...KINDS.values()].filter(({ definition }) => kind === null || definition.id === kind);
    return known.flatMap(({ definition }): JourneyNode[] => [
      { id: `${definition.id}-fresh`, kind: definition.id, name: '', config: { ...Object(definition.defaults) } },
      ...examplesOf(definition.id, language),
    ]);
  }, [kind, language]);
  return (
    <KnowledgeContext value={SAMPLE_KNOWLEDGE}>
      <main className={styles.gallery}>
        {steps.map((step) => (
          <Exhibit key={`${step.id} ${language}`} step={step} />
        ))}
        {kind === null &&
          Object.values(SAMPLE_FIELDS).map((sample) => <Field key={sample.field.type} sample={sample} />)}
      </main>
    </KnowledgeContext>
  );
}

function Exhibit({ step }: { step: JourneyNode }) {
  const store = useMemo(() => createCanvasStore({ ...EMPTY_DOCUMENT, nodes: [step] }), [step]);
  return (
    <CanvasContext value={store}>
      <section className={styles.exhibit} data-exhibit={step.id} aria-label={step.id}>
        <Panel />
      </section>
    </CanvasContext>
  );
}

/** One type of field on its own; what is typed stays until the page is loaded again. */
function Field({ sample: { field, value } }: { sample: SampleField }) {
  const [current, setCurrent] = useState(value);
  return (
    <section className={styles.field} data-exhibit={field.type} aria-label={field.type}>
      <FieldFrame path={field.path} label={field.type} hint={null} problems={[]}>
        <FieldInput
          field={field}
          kindId=""
          config={{ [field.path]: current, e: 'purchase' }}
          value={current}
          onChange={setCurrent}
        />
      </FieldFrame>
    </section>
  );
}

function Panel() {
  useProblems();
  const node = useCanvas((state) => state.document.nodes[0]);
  return node ? <StepPanel node={node} /> : null;
}

function examplesOf(kindId: string, language: 'en' | 'nl'): JourneyNode[] {
  const nodes = JOURNEY_TEMPLATES.flatMap((template) =>
    template.journey(language).nodes.map((node) => ({ ...node, id: `${template.id} ${node.id}` })),
  );
  return nodes.filter((node) => node.kind === kindId).slice(0, MOST_EXAMPLES);
}

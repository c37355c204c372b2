/** The settings form of every kind: as a fresh step has it, and as the ready journeys fill it in. */
import {
  EMPTY_DOCUMENT,
  type JourneyDocument,
  type JourneyNode,
  type KindDefinition,
  type Language,
} from '@kairos/engine';
import { JOURNEY_TEMPLATES } from '@kairos/nodes/editor';
import { useMemo, useState } from 'react';
import { KINDS } from '../canvas/kinds/kinds';
import { useLanguage } from '../canvas/kinds/use-language';
import { FieldFrame } from '../canvas/panel/field-frame';
import { FieldInput } from '../canvas/panel/field-input';
import { InquiriesContext } from '../canvas/panel/inquiries';
import { KnowledgeContext } from '../canvas/panel/knowledge';
import { StepPanel } from '../canvas/panel/step-panel';
import { TemplateShelfContext } from '../canvas/panel/templates/shelf';
import { useProblems } from '../canvas/problems/use-problems';
import { CanvasContext, useCanvas } from '../canvas/store/canvas-context';
import { createCanvasStore } from '../canvas/store/canvas-store';
import styles from './gallery.module.css';
import { SAMPLE_FIELDS, type SampleField } from './sample-fields';
import { sampleInquiries } from './sample-inquiries';
import { SAMPLE_KNOWLEDGE } from './sample-knowledge';
import { SAMPLE_TEMPLATES } from './sample-templates';

/** Filled-in examples of one kind; more would only repeat each other. */
const MOST_EXAMPLES = 2;

export function Gallery({ kind }: { kind: string | null }) {
  const language = useLanguage();
  const pieces = useMemo(() => {
    const known = [...KINDS.values()].filter(({ definition }) => kind === null || definition.id === kind);
    return known.flatMap(({ definition }): Piece[] => [freshPiece(definition), ...examplesOf(definition.id, language)]);
  }, [kind, language]);
  const inquiries = useMemo(
    () => sampleInquiries(pieces.flatMap((piece) => piece.document.nodes.map((node) => node.id))),
    [pieces],
  );
  return (
    <KnowledgeContext value={SAMPLE_KNOWLEDGE}>
      <InquiriesContext value={inquiries}>
        <TemplateShelfContext value={SAMPLE_TEMPLATES}>
          <main className={styles.gallery}>
            {pieces.map((piece) => (
              <Exhibit key={`${piece.title} ${language}`} piece={piece} />
            ))}
            {kind === null &&
              Object.values(SAMPLE_FIELDS).map((sample) => <Field key={sample.field.type} sample={sample} />)}
          </main>
        </TemplateShelfContext>
      </InquiriesContext>
    </KnowledgeContext>
  );
}

/** A step in the journey that it belongs to. */
interface Piece {
  title: string;
  document: JourneyDocument;
  nodeId: string;
}

function Exhibit({ piece: { title, document, nodeId } }: { piece: Piece }) {
  const store = useMemo(() => createCanvasStore(document), [document]);
  return (
    <CanvasContext value={store}>
      <section className={styles.exhibit} data-exhibit={title} aria-label={title}>
        <Panel nodeId={nodeId} />
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

function Panel({ nodeId }: { nodeId: string }) {
  useProblems();
  const node = useCanvas((state) => state.document.nodes.find((each) => each.id === nodeId));
  return node ? <StepPanel node={node} /> : null;
}

function freshPiece({ id, defaults }: KindDefinition): Piece {
  const node: JourneyNode = { id: `${id}-fresh`, kind: id, name: '', config: { ...Object(defaults) } };
  return { title: node.id, document: { ...EMPTY_DOCUMENT, nodes: [node] }, nodeId: node.id };
}

function examplesOf(kindId: string, language: Language): Piece[] {
  return JOURNEY_TEMPLATES.flatMap((template) => {
    const document = template.journey(language);
    const node = document.nodes.find((each) => each.kind === kindId);
    return node ? [{ title: `${template.id} ${node.id}`, document, nodeId: node.id }] : [];
  }).slice(0, MOST_EXAMPLES);
}

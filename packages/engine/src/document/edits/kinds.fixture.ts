/** A handful of kinds with every sort of port, so that edits are tested without knowing the product's own kinds. */
import { z } from 'zod';
import type { KindCategory, KindDefinition, PortDefinition, PortType } from '../../contract/kind';
import type { JourneyDocument } from '../document';
import type { EditContext } from './edit';

interface Shape {
  category: KindCategory;
  accepts: PortType[];
  outputs: PortDefinition[];
  manyInputs?: boolean;
}

const step = (id: string): PortDefinition => ({ id, type: 'step' });

const SHAPES: Record<string, Shape> = {
  sign: { category: 'sense', accepts: [], outputs: [{ id: 'out', type: 'signal' }] },
  score: { category: 'score', accepts: ['signal'], outputs: [{ id: 'out', type: 'points' }], manyInputs: true },
  gate: { category: 'trigger', accepts: ['signal', 'points'], outputs: [step('start')], manyInputs: true },
  mail: { category: 'reach', accepts: ['step'], outputs: [step('next')], manyInputs: true },
  pause: { category: 'time', accepts: ['step'], outputs: [step('next')] },
  listen: { category: 'time', accepts: ['step'], outputs: [step('happened'), step('timeout')], manyInputs: true },
  exit: { category: 'end', accepts: ['step'], outputs: [], manyInputs: true },
};

function definition(id: string, shape: Shape): KindDefinition {
  return {
    id,
    version: 1,
    category: shape.category,
    icon: 'signal',
    order: 1,
    schema: z.record(z.string(), z.unknown()),
    defaults: {},
    accepts: shape.accepts,
    manyInputs: shape.manyInputs ?? false,
    outputs: () => shape.outputs,
    title: () => ({ key: 'title' }),
    summary: () => ({ key: 'summary' }),
    form: [],
  };
}

const splitSchema = z.object({ arms: z.array(z.string()).min(1) });

/** A split whose ports are its arms; it throws on settings without arms, as a careless kind might. */
const split: KindDefinition = {
  ...definition('split', { category: 'decide', accepts: ['step'], outputs: [], manyInputs: true }),
  schema: splitSchema,
  defaults: { arms: ['a', 'b'] },
  outputs: (config) => splitSchema.parse(config).arms.map(step),
};

export function fixtureContext(): EditContext {
  let counter = 0;
  const kinds = new Map([
    ...Object.entries(SHAPES).map(([id, shape]) => [id, { definition: definition(id, shape) }] as const),
    ['split', { definition: split }] as const,
  ]);
  return {
    kinds,
    newId(prefix) {
      counter += 1;
      return `${prefix}-${counter.toString(36)}`;
    },
  };
}

/** `journey('mail:m pause:p', 'm.next>p')`: nodes as kind:id, edges as from.port>to. */
export function journey(nodes: string, edges = ''): JourneyDocument {
  const words = (text: string) => text.split(/\s+/).filter(Boolean);
  return {
    schemaVersion: 1,
    nodes: words(nodes).map((word) => {
      const [kind = '', id = ''] = word.split(':');
      return { id, kind, name: '', config: kind === 'split' ? { arms: ['a', 'b'] } : {} };
    }),
    edges: words(edges).map((word) => {
      const [, from = '', port = '', to = ''] = /^(.+)\.(.+)>(.+)$/.exec(word) ?? [];
      return { id: `${from}-${port}-${to}`, from, port, to };
    }),
  };
}

/** The edges as `from.port>to`, sorted. */
export function wires(document: JourneyDocument): string[] {
  return document.edges.map((edge) => `${edge.from}.${edge.port}>${edge.to}`).sort();
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_DOCUMENT, type JourneyDocument, journeyDocumentSchema } from '../document';
import type { EditContext } from './edit';
import {
  blockOf,
  connect,
  disconnect,
  duplicate,
  duplicateAll,
  type EditResult,
  insert,
  move,
  movesWith,
  paste,
  remove,
  type Slot,
  setConfig,
} from './index';
import { fixtureContext } from './kinds.fixture';
import { outputsOfNode } from './ports';

/** A random gesture: three numbers that pick a step, a place and a kind among what the document has. */
const gesture = fc.record({
  act: fc.constantFrom(
    'canvas',
    'edge',
    'port',
    'input',
    'connect',
    'disconnect',
    'remove',
    'duplicate',
    'duplicate several',
    'move',
    'move branch',
    'paste',
    'arms',
  ),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
  c: fc.nat(1_000),
});
type Gesture = typeof gesture extends fc.Arbitrary<infer T> ? T : never;

const pick = <T>(items: readonly T[], index: number): T | undefined => items[index % Math.max(items.length, 1)];

function perform(document: JourneyDocument, context: EditContext, { act, a, b, c }: Gesture): EditResult | null {
  const node = pick(document.nodes, a);
  const other = pick(document.nodes, b);
  const edge = pick(document.edges, a);
  const port = node && pick(outputsOfNode(context.kinds, node), c)?.id;
  const kind = pick([...context.kinds.keys()], c) ?? '';
  const into = (slot: Slot) => insert(document, context, slot, kind);
  const several = [node, other, pick(document.nodes, c)].flatMap((each) => (each ? [each.id] : []));
  const anywhere: Slot = pick<Slot>(
    [
      ...document.edges.map((each): Slot => ({ type: 'edge', edgeId: each.id })),
      ...document.nodes.map((each): Slot => ({ type: 'input', nodeId: each.id })),
      ...(node && port ? [{ type: 'port', nodeId: node.id, port } as const] : []),
      { type: 'canvas' },
    ],
    b,
  ) ?? { type: 'canvas' };
  switch (act) {
    case 'canvas':
      return into({ type: 'canvas' });
    case 'edge':
      return edge ? into({ type: 'edge', edgeId: edge.id }) : null;
    case 'port':
      return node && port ? into({ type: 'port', nodeId: node.id, port }) : null;
    case 'input':
      return node ? into({ type: 'input', nodeId: node.id }) : null;
    case 'connect':
      return node && other && port ? connect(document, context, { from: node.id, port, to: other.id }) : null;
    case 'disconnect':
      return edge ? disconnect(document, edge.id) : null;
    case 'remove':
      return node ? remove(document, context, node.id, b % 2 ? port : undefined) : null;
    case 'duplicate':
      return node ? duplicate(document, context, node.id) : null;
    case 'duplicate several':
      return duplicateAll(document, context, several);
    case 'move':
      return move(document, context, several.slice(0, 1 + (c % 3)), anywhere);
    case 'move branch':
      return node ? move(document, context, movesWith(document, context, node.id), anywhere) : null;
    case 'paste':
      return paste(document, context, anywhere, blockOf(document, several));
    case 'arms':
      return node ? setConfig(document, context, node.id, { arms: ['a', 'b', 'c'].slice(0, b % 4) }) : null;
  }
}

/** Everything that is wrong with the edges of a document, told independently of the edits. */
function faults(document: JourneyDocument, context: EditContext): string[] {
  const found: string[] = [];
  const byId = new Map(document.nodes.map((node) => [node.id, node]));
  const ids = [...byId.keys(), ...document.edges.map((edge) => edge.id)];
  if (new Set(ids).size !== document.nodes.length + document.edges.length) found.push('an id is used twice');
  const seen = new Set<string>();
  for (const edge of document.edges) {
    const source = byId.get(edge.from);
    const target = byId.get(edge.to);
    const kind = target && context.kinds.get(target.kind)?.definition;
    const output = source && outputsOfNode(context.kinds, source).find((port) => port.id === edge.port);
    if (!output || !kind) {
      found.push(`${edge.id} hangs loose`);
      continue;
    }
    if (!kind.accepts.includes(output.type)) found.push(`${edge.id} carries ${output.type} into ${kind.id}`);
    const inputs = document.edges.filter((candidate) => candidate.to === edge.to).length;
    if (!kind.manyInputs && inputs > 1) found.push(`${edge.to} has ${inputs} inputs`);
    const key = output.type === 'step' ? `${edge.from}.${edge.port}` : `${edge.from}.${edge.port}>${edge.to}`;
    if (seen.has(key)) found.push(`${key} is there twice`);
    seen.add(key);
  }
  if (hasRestlessLoop(document)) found.push('there is a loop without a wait');
  return found;
}

function hasRestlessLoop(document: JourneyDocument): boolean {
  let nodes = document.nodes.filter(({ kind }) => kind !== 'pause' && kind !== 'listen').map((node) => node.id);
  for (;;) {
    const free = nodes.filter((id) => !document.edges.some((edge) => edge.to === id && nodes.includes(edge.from)));
    if (free.length === 0) return nodes.length > 0;
    nodes = nodes.filter((id) => !free.includes(id));
  }
}

describe('random edits', () => {
  it('always leave a document whose edges are valid', () => {
    fc.assert(
      fc.property(fc.array(gesture, { maxLength: 60 }), (gestures) => {
        const context = fixtureContext();
        let document = EMPTY_DOCUMENT;
        for (const next of gestures) {
          const before = JSON.stringify(document);
          const result = perform(document, context, next);
          expect(JSON.stringify(document), 'an edit never changes what it was given').toBe(before);
          if (result?.ok) document = result.document;
          expect(faults(document, context)).toEqual([]);
        }
        expect(journeyDocumentSchema.safeParse(document).success).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

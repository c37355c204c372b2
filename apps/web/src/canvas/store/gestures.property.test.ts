/** Random gestures, through the same commands as the hands: the journey stays whole, and undo gives back the same bytes. */
import { compile, EMPTY_DOCUMENT, type JourneyDocument, journeyDocumentSchema, type Slot, tidy } from '@kairos/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip } from '../clipboard/clipping';
import { pasteText } from '../clipboard/use-clipboard';
import { duplicateSelected, removeKeeping, removeSelected } from '../commands/change-steps';
import { connectTo, insertStep } from '../commands/insert-step';
import { moveSteps, placeSteps } from '../commands/move-steps';
import { KINDS, portsOf } from '../kinds/kinds';
import { layoutJourney } from '../layout/layout-journey';
import { dropNote, writeNote } from '../notes/note-commands';
import { sceneOf } from '../scene/scene';
import { type CanvasStore, createCanvasStore } from '../store/canvas-store';

const GESTURES = [
  'insert',
  'connect',
  'remove',
  'duplicate',
  'move',
  'paste',
  'note',
  'drop note',
  'place',
  'tidy',
  'undo',
  'redo',
] as const;

/** Three numbers that pick steps, a place and a kind among what the journey has. */
const gesture = fc.record({
  act: fc.constantFrom(...GESTURES),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
  c: fc.nat(1_000),
});
type Gesture = typeof gesture extends fc.Arbitrary<infer T> ? T : never;

const pick = <T>(items: readonly T[], index: number): T | undefined => items[index % Math.max(items.length, 1)];

function slotsOf(document: JourneyDocument): Slot[] {
  return [
    ...document.edges.map((edge): Slot => ({ type: 'edge', edgeId: edge.id })),
    ...document.nodes.flatMap((node) =>
      portsOf(node).map((port): Slot => ({ type: 'port', nodeId: node.id, port: port.id })),
    ),
    ...document.nodes.map((node): Slot => ({ type: 'input', nodeId: node.id })),
    { type: 'canvas' },
  ];
}

function perform(store: CanvasStore, { act, a, b, c }: Gesture): void {
  const { document, select, undo, redo } = store.getState();
  const node = pick(document.nodes, a);
  const other = pick(document.nodes, b);
  const slot = pick(slotsOf(document), b) ?? { type: 'canvas' };
  const several = [node, other].slice(0, 1 + (c % 2)).flatMap((each) => (each ? [each.id] : []));
  const port = node && pick(portsOf(node), c);
  select([...new Set(several)]);
  switch (act) {
    case 'insert':
      insertStep(store, pick([...KINDS.keys()], c) ?? '', slot);
      break;
    case 'connect':
      if (node && other && port) connectTo(store, node.id, port.id, other.id);
      break;
    case 'remove':
      removeSelected(store);
      if (store.getState().removal !== null && node && port) removeKeeping(store, node.id, port.id);
      break;
    case 'duplicate':
      duplicateSelected(store);
      break;
    case 'move':
      moveSteps(store, several, slot);
      break;
    case 'paste':
      pasteText(store, clip(document, several));
      break;
    case 'note':
      writeNote(store, { x: a, y: b });
      break;
    case 'drop note':
      dropNote(store, pick(document.notes ?? [], a)?.id ?? '');
      break;
    case 'place':
      store.getState().setStage(stageOf(document));
      placeSteps(store, Object.fromEntries(several.map((id) => [id, { x: a, y: b }])));
      break;
    case 'tidy':
      store.getState().perform({ name: 'tidy' }, tidy);
      break;
    case 'undo':
      undo();
      break;
    case 'redo':
      redo();
      break;
  }
}

function stageOf(document: JourneyDocument) {
  const scene = sceneOf(document, true);
  return { scene, layout: layoutJourney(scene.graph) };
}

const BROKEN = new Set([
  'edge-without-end',
  'port-missing',
  'wrong-target',
  'cycle',
  'too-many-inputs',
  'port-used-twice',
]);

function faultsOf(document: JourneyDocument): string[] {
  const ids = [...document.nodes, ...document.edges, ...(document.notes ?? [])].map((each) => each.id);
  const twice = new Set(ids).size === ids.length ? [] : ['an id is used twice'];
  const shape = journeyDocumentSchema.safeParse(document);
  const broken = compile(document, KINDS).problems.filter((problem) => BROKEN.has(problem.code));
  return [...twice, ...(shape.success ? [] : [shape.error.message]), ...broken.map((problem) => problem.code)];
}

describe('random gestures', () => {
  it('always leave a whole journey, and undo and redo give back the same bytes', () => {
    fc.assert(
      fc.property(fc.array(gesture, { maxLength: 40 }), (gestures) => {
        const store = createCanvasStore(EMPTY_DOCUMENT);
        const bytes = () => JSON.stringify(store.getState().document);
        let past = [bytes()];
        let place = 0;
        for (const next of gestures) {
          const before = bytes();
          perform(store, next);
          expect(faultsOf(store.getState().document)).toEqual([]);
          if (next.act === 'undo') place = Math.max(0, place - 1);
          else if (next.act === 'redo') place = Math.min(past.length - 1, place + 1);
          else if (bytes() !== before) {
            place += 1;
            past = [...past.slice(0, place), bytes()];
          } else if (store.temporal.getState().pastStates.length > place) {
            // An edit that changes nothing, such as tidying up twice, is an intent all the same.
            place += 1;
            past = [...past.slice(0, place), bytes()];
          }
          expect(bytes()).toBe(past[place]);
        }
        for (; place > 0; place -= 1) {
          expect(bytes()).toBe(past[place]);
          store.getState().undo();
        }
        expect(bytes()).toBe(past[0]);
        store.getState().travel(past.length - 1);
        expect(bytes()).toBe(past.at(-1));
      }),
      { numRuns: 150 },
    );
  });
});

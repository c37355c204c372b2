/** Whatever is wrong with a journey, the problem says what it is about: a setting that the form shows, or a connection. */
import {
  AT_INPUT,
  AT_JOURNEY,
  AT_OUTPUT,
  AT_STEP,
  compile,
  EMPTY_DOCUMENT,
  isSetting,
  type JourneyDocument,
  type JourneyNode,
  type Problem,
  portAt,
  VISIT_LIMIT_PATH,
} from '@kairos/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NODE_KINDS } from './registry';
import { JOURNEY_TEMPLATES } from './templates/journey-templates';
import { say } from './wording/say';

const PLACES = [AT_JOURNEY, AT_STEP, AT_INPUT, AT_OUTPUT, VISIT_LIMIT_PATH];

/** Whether somebody who goes to the problem gets to what it is about. */
function hasPlace({ field, nodeId }: Problem, document: JourneyDocument): boolean {
  if (PLACES.includes(field)) return (field === AT_JOURNEY) === (nodeId === null);
  if (!isSetting(field)) return portAt(field) !== null;
  const kind = document.nodes.find((node) => node.id === nodeId)?.kind ?? '';
  const form = NODE_KINDS.get(kind)?.definition.form ?? [];
  return form.some(({ path }) => field === path || field.startsWith(`${path}.`) || path.startsWith(`${field}.`));
}

type Spoiling = { at: number; how: 'empty' | 'fresh' | 'unknown' | 'cut' | 'rewire' | 'double' | 'lose'; to: number };

const spoilings: fc.Arbitrary<Spoiling[]> = fc.array(
  fc.record({
    at: fc.nat(30),
    how: fc.constantFrom('empty', 'fresh', 'unknown', 'cut', 'rewire', 'double', 'lose'),
    to: fc.nat(30),
  }),
  { minLength: 1, maxLength: 8 },
);

function spoil(document: JourneyDocument, { at, how, to }: Spoiling): JourneyDocument {
  const { nodes, edges } = document;
  const node = nodes[at % Math.max(1, nodes.length)];
  const edge = edges[at % Math.max(1, edges.length)];
  const other = nodes[to % Math.max(1, nodes.length)];
  const withNode = (change: Partial<JourneyNode>) => ({
    ...document,
    nodes: nodes.map((each) => (each === node ? { ...each, ...change } : each)),
  });
  switch (how) {
    case 'empty':
      return withNode({ config: {} });
    case 'fresh':
      return withNode({ config: { ...Object(NODE_KINDS.get(node?.kind ?? '')?.definition.defaults) } });
    case 'unknown':
      return withNode({ kind: 'telegram' });
    case 'lose':
      return { ...document, nodes: nodes.filter((each) => each !== node) };
    case 'cut':
      return { ...document, edges: edges.filter((each) => each !== edge) };
    case 'rewire':
      return { ...document, edges: edges.map((each) => (each === edge && other ? { ...each, to: other.id } : each)) };
    case 'double':
      return edge && other
        ? { ...document, edges: [...edges, { ...edge, id: `double-${edges.length}`, to: other.id }] }
        : document;
  }
}

describe('a problem', () => {
  it('is about something that one can go to, however the journey was spoilt', () => {
    fc.assert(
      fc.property(fc.constantFrom(...JOURNEY_TEMPLATES), spoilings, (template, wrongs) => {
        const document = wrongs.reduce(spoil, template.journey('en'));
        const homeless = compile(document, NODE_KINDS).problems.filter((problem) => !hasPlace(problem, document));
        expect(homeless).toEqual([]);
      }),
    );
  });

  it('is about a setting or a connection for every fresh step', () => {
    for (const { definition } of NODE_KINDS.values()) {
      const node = { id: 'fresh', kind: definition.id, name: '', config: { ...Object(definition.defaults) } };
      const document = { ...EMPTY_DOCUMENT, nodes: [node] };
      const { problems } = compile(document, NODE_KINDS);
      expect([definition.id, problems.filter((problem) => !hasPlace(problem, document))]).toEqual([definition.id, []]);
    }
  });
});

describe('every sort of mistake is found at its place', () => {
  const step = (id: string, kind: string, config: object = {}): JourneyNode => ({
    id,
    kind,
    name: '',
    config: { ...Object(NODE_KINDS.get(kind)?.definition.defaults), ...config },
  });
  const days = (amount: number) => ({ amount, unit: 'days' });
  const letter = { subject: 'Hello', body: 'Hello', topic: 'offers' };

  /** A campaign of these steps, one after the other. */
  function campaign(...steps: JourneyNode[]): JourneyDocument {
    const nodes = [
      step('sign', 'event-indicator', { eventName: 'visit' }),
      step('start', 'trigger', { threshold: null }),
      ...steps,
    ];
    const edges = nodes.slice(1).map((node, index) => {
      const before = nodes[index] ?? node;
      const port = NODE_KINDS.get(before.kind)?.definition.outputs(before.config)[0]?.id ?? 'next';
      return { id: `e-${index}`, from: before.id, port, to: node.id };
    });
    return { ...EMPTY_DOCUMENT, nodes, edges };
  }

  const round = (document: JourneyDocument, from: string, to: string) => ({
    ...document,
    edges: [...document.edges, { id: 'round', from, port: 'next', to }],
  });
  const arms = [50, 40].map((weight, place) => ({ id: `arm-${place}`, name: 'Arm', weight }));
  const alone = step('alone', 'sms', { text: 'Hello', topic: 'offers' });
  const impossible = ['is', 'is-not'].map((comparison) => ({ path: 'country', comparison, value: 'NL' }));

  const mistakes: [what: string, document: JourneyDocument, code: string, nodeId: string | null, field: string][] = [
    ['a journey without a trigger', EMPTY_DOCUMENT, 'no-trigger', null, AT_JOURNEY],
    [
      'a step that nobody reaches',
      { ...campaign(), nodes: [...campaign().nodes, alone] },
      'unreachable',
      'alone',
      AT_INPUT,
    ],
    ['a wait that leads nowhere', campaign(step('day', 'wait')), 'dead-end', 'day', AT_OUTPUT],
    [
      'a way out that leads nowhere',
      campaign(step('split', 'ab-split', { arms })),
      'port-open',
      'split',
      '@output.arm-0',
    ],
    ['a message without words', campaign(step('text', 'sms', { topic: 'offers' })), 'text-missing', 'text', 'text'],
    [
      'an e-mail without a message',
      campaign(step('mail', 'email', { ...letter, body: '' })),
      'body-missing',
      'mail',
      'body',
    ],
    [
      'a message without a topic',
      campaign(step('text', 'sms', { text: 'Hello', topic: '' })),
      'topic-missing',
      'text',
      'topic',
    ],
    [
      'conditions that exclude each other',
      campaign(step('split', 'condition-split', { branches: [{ id: 'a', name: 'A', conditions: impossible }] })),
      'condition-impossible',
      'split',
      'branches.0.conditions',
    ],
    [
      'a number that is compared with a word',
      campaign(step('goal', 'goal', { conditions: [{ path: 'amount', comparison: 'more-than', value: 'much' }] })),
      'condition-impossible',
      'goal',
      'conditions',
    ],
    [
      'a window that is shorter than the wait before it',
      campaign(
        step('month', 'wait', { duration: days(30) }),
        step('goal', 'goal', { eventName: 'purchase', within: days(7) }),
      ),
      'goal-over',
      'goal',
      'within',
    ],
    [
      'a goal that is over before anything was said',
      campaign(
        step('month', 'wait', { duration: days(30) }),
        step('mail', 'email', letter),
        step('goal', 'goal', { eventName: 'purchase', within: days(7) }),
      ),
      'goal-before-message',
      'goal',
      'within',
    ],
    [
      'a loop without a wait',
      round(campaign(step('one', 'sms'), step('two', 'sms')), 'two', 'one'),
      'loop-without-wait',
      'one',
      '@output.next',
    ],
    ['shares that do not add up', campaign(step('split', 'ab-split', { arms })), 'weights-not-100', 'split', 'arms'],
    ['a step of a kind that is gone', campaign(step('gone', 'telegram')), 'unknown-kind', 'gone', AT_STEP],
  ];

  it.each(mistakes)('%s', (_, document, code, nodeId, field) => {
    const { problems } = compile(document, NODE_KINDS);
    expect(problems.map((problem) => [problem.code, problem.nodeId, problem.field])).toContainEqual([
      code,
      nodeId,
      field,
    ]);
  });

  it.each(mistakes)('%s: whoever made it is told in both languages', (_, document) => {
    for (const { kind, phrase } of compile(document, NODE_KINDS).problems) {
      // What no kind says itself is in the words of the canvas, where its own test looks for it.
      const words = kind === undefined ? undefined : NODE_KINDS.get(kind)?.words;
      if (!words) continue;
      for (const language of ['en', 'nl'] as const) expect(say(phrase, words[language], language)).not.toBe(phrase.key);
    }
  });
});

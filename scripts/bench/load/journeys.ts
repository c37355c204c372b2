/** The journeys that customers of the bench go through. */
import type { JourneyDocument, JourneyEdge, JourneyNode } from '@kairos/engine';

/**
 * Time counts from the event, so a step that comes later than its pause lasts takes the pause in its stride, without a
 * timer. Long enough that this happens to few on a machine that keeps up.
 */
export const PAUSE_SECONDS = 10;
const PAUSE = { duration: { amount: PAUSE_SECONDS, unit: 'seconds' } };
/** Nothing in a bench lasts that long. */
const FOR_EVER = { amount: 900, unit: 'days' };

/** E-mail, durable timer, A/B split, SMS and push in either order; a goal is listened for meanwhile. Three messages for each customer. */
export function threeMessages(eventName: string): JourneyDocument {
  return journey(eventName, {
    steps: [
      LETTER,
      step('pause', 'wait', PAUSE),
      step('split', 'ab-split', {
        arms: [
          { id: 'text-first', name: 'Text first', weight: 50 },
          { id: 'push-first', name: 'Push first', weight: 50 },
        ],
      }),
      text('text-a'),
      note('push-a'),
      note('push-b'),
      text('text-b'),
      step('bought', 'goal', {
        eventName: `${eventName}: bought`,
        conditions: [],
        within: FOR_EVER,
        valueProperty: null,
        whenReached: 'end',
      }),
    ],
    wires: [
      ['letter', 'next', 'pause'],
      ['pause', 'next', 'split'],
      ['split', 'text-first', 'text-a'],
      ['text-a', 'next', 'push-a'],
      ['split', 'push-first', 'push-b'],
      ['push-b', 'next', 'text-b'],
    ],
  });
}

export function oneMessage(eventName: string): JourneyDocument {
  return journey(eventName, { steps: [LETTER], wires: [] });
}

/** Waits for an answer that comes when the bench sends it, by then or never. */
export function waitForAnswer(eventName: string, answer: string): JourneyDocument {
  return journey(eventName, { steps: [waitFor(answer)], wires: [] });
}

/** The same, and another event takes the customer out of the campaign, wherever they are in it. */
export function waitForAnswerUntil(eventName: string, answer: string, leaving: string): JourneyDocument {
  const exit = step('leave', 'exit', { onEvent: { enabled: true, eventName: leaving, conditions: [] } });
  return journey(eventName, { steps: [waitFor(answer), exit], wires: [] });
}

/** One message after a pause that ends for everybody in the same moment, when all events carry the same time. */
export function messageAfter(eventName: string, minutes: number): JourneyDocument {
  const pause = step('pause', 'wait', { duration: { amount: minutes, unit: 'minutes' } });
  return journey(eventName, { steps: [pause, LETTER], wires: [['pause', 'next', 'letter']] });
}

/** Each event moves the alarm of a temporal indicator, and nothing else ever happens. */
export function silence(eventName: string): JourneyDocument {
  const document = journey(eventName, { steps: [LETTER], wires: [] });
  const nodes = document.nodes.map((node) =>
    node.id === 'sign'
      ? step('sign', 'absence-indicator', {
          startEvent: eventName,
          startConditions: [],
          missingEvent: eventName,
          missingConditions: [],
          within: FOR_EVER,
          points: 10,
        })
      : node,
  );
  return { ...document, nodes };
}

const step = (id: string, kind: string, config: Record<string, unknown>): JourneyNode => ({
  id,
  kind,
  name: '',
  config,
});

const waitFor = (eventName: string) =>
  step('answer', 'wait-for-event', { eventName, conditions: [], atMost: FOR_EVER });

const LETTER = step('letter', 'email', {
  subject: 'A thought for you, {{ customer.first_name | default: "there" }}',
  preheader: 'It takes a minute to read',
  body: 'Dear {{ customer.first_name | default: "customer" }},\n\nYou looked at something that we think suits you.\n\nIt is still there, and so is our offer.',
  buttonLabel: 'Have a look',
  buttonLink: 'https://shop.example.com/offers',
  topic: 'offers',
});

const text = (id: string) =>
  step(id, 'sms', {
    text: '{{ customer.first_name | default: "Hello" }}, our offer still stands.',
    topic: 'offers',
  });

const note = (id: string) =>
  step(id, 'push', {
    title: 'Last day',
    text: 'The offer ends today.',
    link: 'https://shop.example.com/offers',
    topic: 'offers',
  });

type Wire = [from: string, port: string, to: string];

/** Indicator, score and trigger as in a real journey, then the campaign from its first step on. Every customer enters once. */
function journey(eventName: string, { steps, wires }: { steps: JourneyNode[]; wires: Wire[] }): JourneyDocument {
  const sensing = [
    step('sign', 'event-indicator', { eventName, conditions: [], times: 1, within: null, points: 10 }),
    step('score', 'score', {
      predicts: 'a purchase',
      counting: 'while-true',
      halfLife: null,
      atLeast: null,
      atMost: null,
    }),
    step('start', 'trigger', {
      threshold: 10,
      needs: 'all',
      reentry: { mode: 'once', period: { amount: 1, unit: 'days' } },
    }),
  ];
  const edges = [
    ['sign', 'signal', 'score'] as const,
    ['score', 'points', 'start'] as const,
    ['start', 'next', steps[0]?.id ?? ''] as const,
    ...wires,
  ].map(([from, port, to], index): JourneyEdge => ({ id: `edge-${index + 1}`, from, port, to }));
  return { schemaVersion: 1, nodes: [...sensing, ...steps], edges };
}

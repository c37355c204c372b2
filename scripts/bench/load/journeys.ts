/** The journeys that customers of the bench go through. */
import type { JourneyDocument, JourneyNode } from '@kairos/engine';

/**
 * Time counts from the event, so a step that comes later than its pause lasts takes the pause in its stride, without a
 * timer. Long enough that this happens to nobody on a machine that keeps up, short beside the whole.
 */
const PAUSE = { duration: { amount: 3, unit: 'seconds' } };

/** E-mail, durable timer, SMS, durable timer, push. */
export function threeMessages(eventName: string): JourneyDocument {
  const pause = (id: string): JourneyNode => ({ id, kind: 'wait', name: '', config: PAUSE });
  return journey(eventName, [LETTER, pause('first-pause'), TEXT, pause('second-pause'), NOTE]);
}

export function oneMessage(eventName: string): JourneyDocument {
  return journey(eventName, [LETTER]);
}

const LETTER: JourneyNode = {
  id: 'letter',
  kind: 'email',
  name: '',
  config: {
    subject: 'A thought for you, {{ customer.first_name | default: "there" }}',
    preheader: 'It takes a minute to read',
    body: 'Dear {{ customer.first_name | default: "customer" }},\n\nYou looked at something that we think suits you.\n\nIt is still there, and so is our offer.',
    buttonLabel: 'Have a look',
    buttonLink: 'https://shop.example.com/offers',
    topic: 'offers',
  },
};

const TEXT: JourneyNode = {
  id: 'text',
  kind: 'sms',
  name: '',
  config: { text: '{{ customer.first_name | default: "Hello" }}, our offer still stands.', topic: 'offers' },
};

const NOTE: JourneyNode = {
  id: 'note',
  kind: 'push',
  name: '',
  config: {
    title: 'Last day',
    text: 'The offer ends today.',
    link: 'https://shop.example.com/offers',
    topic: 'offers',
  },
};

/** Indicator, score and trigger as in a real journey, then the steps one after another. Every customer enters once. */
function journey(eventName: string, steps: JourneyNode[]): JourneyDocument {
  const sensing: JourneyNode[] = [
    {
      id: 'sign',
      kind: 'event-indicator',
      name: '',
      config: { eventName, conditions: [], times: 1, within: null, points: 10 },
    },
    {
      id: 'score',
      kind: 'score',
      name: '',
      config: { predicts: 'a purchase', counting: 'while-true', halfLife: null, atLeast: null, atMost: null },
    },
    {
      id: 'start',
      kind: 'trigger',
      name: '',
      config: { threshold: 10, needs: 'all', reentry: { mode: 'once', period: { amount: 1, unit: 'days' } } },
    },
  ];
  const nodes = [...sensing, ...steps];
  const edges = nodes.slice(1).map(({ id }, index) => {
    const from = nodes[index]?.id ?? '';
    return { id: `edge-${index + 1}`, from, port: PORTS[from] ?? 'next', to: id };
  });
  return { schemaVersion: 1, nodes, edges };
}

const PORTS: Record<string, string> = { sign: 'signal', score: 'points' };

/** The journeys that the engine is measured with: many indicators before one campaign, and many steps in a row. */
import type { JourneyDocument, JourneyEdge, JourneyNode } from '@kairos/engine';

/** Events that customers do, one name after the other; the last is what the campaign waits for. */
export const EVENT_NAMES = [...Array(10).keys()].map((number) => `event-${number}`);
const ANSWER = EVENT_NAMES.at(-1) ?? '';

const step = (id: string, kind: string, config: Record<string, unknown>): JourneyNode => ({
  id,
  kind,
  name: '',
  config,
});
const days = (amount: number) => ({ amount, unit: 'days' });
const message = (id: string) => step(id, 'sms', { text: 'Hello {{ customer.first_name }}', topic: 'offers' });

/** Indicators share the events between them and add up in one score; a customer who reaches 60 starts once a week. */
export function manyIndicators(count: number): JourneyDocument {
  const signs = [...Array(count).keys()].map((number) =>
    step(`sign-${number}`, 'event-indicator', {
      eventName: EVENT_NAMES[number % EVENT_NAMES.length],
      conditions: [{ path: 'amount', comparison: 'at-least', value: (number * 7) % 100 }],
      times: 1 + (number % 3),
      within: days(7),
      points: 10,
    }),
  );
  const campaign = [
    message('hello'),
    step('answer', 'wait-for-event', { eventName: ANSWER, conditions: [], atMost: days(2) }),
    message('again'),
    step('pause', 'wait', { duration: days(3) }),
  ];
  return drawn(
    [
      ...signs,
      step('score', 'score', { predicts: 'a purchase', counting: 'each-time', halfLife: days(7) }),
      step('start', 'trigger', { threshold: 60, needs: 'all', reentry: { mode: 'once-per', period: days(7) } }),
      ...campaign,
    ],
    [
      ...signs.map(({ id }): Wire => [id, 'signal', 'score']),
      ['score', 'points', 'start'],
      ['start', 'next', 'hello'],
      ['hello', 'next', 'answer'],
      ['answer', 'timeout', 'again'],
      ['again', 'next', 'pause'],
    ],
  );
}

/** So many steps, sensing included: messages, waits and splits in turns. */
export function manySteps(count: number): JourneyDocument {
  const before = [
    step('sign', 'event-indicator', { eventName: ANSWER, conditions: [], times: 1, within: null, points: 10 }),
    step('start', 'trigger', { threshold: null, needs: 'all', reentry: { mode: 'once', period: days(1) } }),
  ];
  const campaign = [...Array(count - before.length).keys()].map((number) => {
    const id = `step-${number}`;
    if (number % 3 === 0) return message(id);
    if (number % 3 === 1) return step(id, 'wait', { duration: days(1) });
    const conditions = [{ path: 'city', comparison: 'is', value: `Town ${number}` }];
    return step(id, 'condition-split', { branches: [{ id: 'here', name: 'Here', conditions }] });
  });
  const wires = campaign.slice(1).map((next, index): Wire => {
    const from = campaign[index];
    return [from?.id ?? '', from?.kind === 'condition-split' ? 'here' : 'next', next.id];
  });
  return drawn(
    [...before, ...campaign],
    [['sign', 'signal', 'start'], ['start', 'next', campaign[0]?.id ?? ''], ...wires],
  );
}

type Wire = [from: string, port: string, to: string];

function drawn(nodes: JourneyNode[], wires: Wire[]): JourneyDocument {
  const edges = wires.map(([from, port, to], index): JourneyEdge => ({ id: `edge-${index + 1}`, from, port, to }));
  return { schemaVersion: 1, nodes, edges };
}

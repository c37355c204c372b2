/** What journeys in tests are put together from: steps, the links between them, and the way in by an event. */
import type { Drawing, Link, Step } from './api';

export function step(id: string, kind: string, config: Step['config'], name = ''): Step {
  return { id, kind, name, config };
}

export function link(from: string, port: string, to: string): Link {
  return { id: `${from}-${port}-${to}`, from, port, to };
}

/** An indicator `sign`, true as soon as the event happens, and a trigger `start` that it leads to; the rest follows `start.next`. */
export function startedBy(eventName: string, mode: 'once' | 'every-time' = 'once'): Drawing {
  return {
    nodes: [
      step('sign', 'event-indicator', { eventName, conditions: [], times: 1, within: null, points: 10 }),
      step('start', 'trigger', {
        ...{ threshold: null, needs: 'all' },
        reentry: { mode, period: { amount: 1, unit: 'days' } },
      }),
    ],
    edges: [link('sign', 'signal', 'start')],
  };
}

/** The drawing with more steps and links. */
export function plus({ nodes, edges }: Drawing, steps: Step[], links: Link[]): Drawing {
  return { nodes: [...nodes, ...steps], edges: [...edges, ...links] };
}

/** The drawing without a step and the links to it and from it. */
export function withoutStep({ nodes, edges, ...rest }: Drawing, id: string): Drawing {
  return {
    ...rest,
    nodes: nodes.filter((node) => node.id !== id),
    edges: edges.filter(({ from, to }) => from !== id && to !== id),
  };
}

/** Whoever buys gets one of two letters; some get none, and whoever buys again reaches the goal. */
export function testedJourney(): Drawing {
  const letter = (id: string, subject: string) =>
    step(id, 'email', {
      ...{ subject, preheader: '', body: 'Thank you for your purchase.', buttonLabel: '', buttonLink: '' },
      ...{ topic: 'offers', ifNotSent: 'continue' },
    });
  const arms = [
    { id: 'a', name: 'Plain', weight: 50 },
    { id: 'b', name: 'Warm', weight: 50 },
  ];
  const goal = {
    ...{ eventName: 'purchase', conditions: [], within: { amount: 200, unit: 'days' } },
    ...{ valueProperty: null, whenReached: 'count' },
  };
  return plus(
    startedBy('purchase'),
    [
      step('holdout', 'holdout', { percent: 50 }),
      step('test', 'ab-split', { arms, goalId: 'again' }, 'Which letter'),
      letter('letter-a', 'Thank you'),
      letter('letter-b', 'How nice that you came'),
      step('rest', 'wait', { duration: { amount: 200, unit: 'days' } }),
      step('again', 'goal', goal),
    ],
    [
      link('start', 'next', 'holdout'),
      link('holdout', 'next', 'test'),
      link('test', 'a', 'letter-a'),
      link('test', 'b', 'letter-b'),
      link('letter-a', 'next', 'rest'),
      link('letter-b', 'next', 'rest'),
    ],
  );
}

/** A journey of 500 steps, as large as anybody draws them: indicators, a score, a trigger, and a campaign of ten branches. */
import type { Drawing, Link, Step } from './api';

const INDICATORS = 17;
const ARMS = 10;
const STEPS_IN_AN_ARM = 48;

/** It listens to `purchase`, which the demonstration keeps sending, so once it is published it moves. */
export function largeJourney(): Drawing {
  const nodes: Step[] = [];
  const edges: Link[] = [];
  const add = (id: string, kind: string, config: Step['config'], name = '') => {
    nodes.push({ id, kind, name, config });
    return id;
  };
  const lead = (from: string, port: string, to: string) => {
    edges.push({ id: `e-${edges.length}x`, from, port, to });
  };
  add('score', 'score', { predicts: 'Leaving', counting: 'while-true', halfLife: null, atLeast: null, atMost: null });
  for (let index = 0; index < INDICATORS; index++) {
    const config = { eventName: 'purchase', conditions: [], times: index + 1, within: null, points: 10 };
    lead(add(`sign-${index}x`, 'event-indicator', config), 'signal', 'score');
  }
  add('start', 'trigger', {
    threshold: 10,
    needs: 'all',
    reentry: { mode: 'once', period: { amount: 1, unit: 'days' } },
  });
  lead('score', 'points', 'start');
  const arms = Array.from({ length: ARMS }, (_, arm) => ({
    id: `arm-${arm}`,
    name: `Way ${arm + 1}`,
    weight: 100 / ARMS,
  }));
  lead('start', 'next', add('ways', 'ab-split', { arms }));
  for (const arm of arms) {
    let [from, port] = ['ways', arm.id];
    for (let step = 0; step < STEPS_IN_AN_ARM; step++) {
      const id = `${arm.id}-${step}x`;
      const isWait = step % 2 === 1;
      add(
        id,
        isWait ? 'wait' : 'sms',
        isWait ? { duration: { amount: step + 1, unit: 'days' } } : { text: `Letter ${step}`, topic: 'offers' },
      );
      lead(from, port, id);
      [from, port] = [id, 'next'];
    }
  }
  return { nodes, edges };
}

/** A journey in which two dozen customers answered soon, and one waits far longer than they did. */
import { setTimeout } from 'node:timers/promises';
import { expect } from '@playwright/test';
import type { Api } from './api';
import { link, plus, startedBy, step } from './drawings';

const STEP = 'answer';
const AN_HOUR_A_SECOND = 3_600;
const AN_HOUR = 1_000;
const COMES = { timeout: 150_000 };

export interface SlowJourney {
  id: string;
  /** The step at which one customer is stuck. */
  stuckAt: string;
  /** Who that is, as the live view calls them. */
  stuckCustomer: string;
}

/** `name` is of the journey, and makes its events its own. */
export async function slowJourney(api: Api, name: string): Promise<SlowJourney> {
  const mark = `${name.toLowerCase().replace(/[^a-z]+/g, '_')}_${Date.now()}`;
  const [asked, answered] = [`asked_${mark}`, `answered_${mark}`];
  const waiting = step(
    STEP,
    'wait-for-event',
    {
      events: [{ id: 'came', name: 'Answered', eventName: answered, conditions: [] }],
      atMost: { amount: 9_000, unit: 'days' },
    },
    'Wait for the answer',
  );
  const id = await api.newJourney(name, plus(startedBy(asked), [waiting], [link('start', 'next', STEP)]));
  await api.publish(id);
  const customers = Array.from({ length: 25 }, (_, index) => `${mark}-${index + 10}`);
  const [slow = '', ...quick] = customers;
  const { clock } = await api.clock();
  // At its own pace the demonstration may keep a small machine so busy that nobody answers soon.
  await api.setClock({ speed: AN_HOUR_A_SECOND });
  try {
    // Counted by the quarter of an hour: what happens in the first one counts from its beginning.
    await setTimeout(AN_HOUR);
    await api.track(customers.map((userId) => ({ userId, event: asked })));
    await expect.poll(() => api.waitingAt(id, STEP), COMES).toBe(25);
    await api.track(quick.map((userId) => ({ userId, event: answered })));
    await expect.poll(() => api.waitingAt(id, STEP), COMES).toBe(1);
  } finally {
    await api.setClock({ speed: clock.speed });
  }
  await expect.poll(() => api.stuckAt(id, STEP), COMES).toBe(1);
  return { id, stuckAt: STEP, stuckCustomer: slow };
}

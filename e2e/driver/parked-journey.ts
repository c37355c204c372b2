/** A journey in which a letter to one customer cannot be written down: their step fails, and they are parked beside one who goes on. */
import { expect } from '@playwright/test';
import { refuseLettersTo } from '../stack/refuse-letters';
import type { Api } from './api';
import { link, plus, startedBy, step } from './drawings';

const AN_HOUR_A_SECOND = 3_600;
const COMES = { timeout: 120_000 };
const LETTER = { subject: 'Hello', body: 'Dear reader', topic: 'offers', ifNotSent: 'continue' };

export interface ParkedJourney {
  id: string;
  /** Whose step failed, as the live view calls them. */
  parked: string;
}

/** What the database refuses it goes on refusing: call `refuseNothing` at the end. */
export async function parkedJourney(api: Api, name: string): Promise<ParkedJourney> {
  const mark = `${name.toLowerCase().replace(/[^a-z]+/g, '_')}_${Date.now()}`;
  const eventName = `signed_up_${mark}`;
  const id = await api.newJourney(
    name,
    plus(
      startedBy(eventName),
      [
        step('pause', 'wait', { duration: { amount: 1, unit: 'days' } }, 'A day of rest'),
        step('letter', 'email', LETTER, 'Welcome letter'),
        step('rest', 'wait', { duration: { amount: 9_000, unit: 'days' } }, 'Long rest'),
      ],
      [link('start', 'next', 'pause'), link('pause', 'next', 'letter'), link('letter', 'next', 'rest')],
    ),
  );
  await api.publish(id);
  const [parked, other] = [`${mark}-unlucky`, `${mark}-lucky`];
  await refuseLettersTo(parked);
  const { clock } = await api.clock();
  // The pause has to be a step of its own, where the customer stands when the letter fails: at the pace of the demonstration
  // a busy machine comes to it when it is over.
  await api.setClock({ speed: AN_HOUR_A_SECOND });
  try {
    await api.track([parked, other].map((userId) => ({ userId, event: eventName })));
    await expect.poll(() => api.waitingAt(id, 'rest'), COMES).toBe(1);
    await expect.poll(() => api.failedIn(id), COMES).toEqual([parked]);
  } finally {
    await api.setClock({ speed: clock.speed });
  }
  return { id, parked };
}

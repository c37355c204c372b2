/** What has to be there before every page can show something: journeys in each state, a customer under way, messages, tasks. */
import { expect, type PlaywrightWorkerArgs } from '@playwright/test';
import { Api, type Drawing } from './api';
import { link, plus, startedBy, step, testedJourney, withoutStep } from './drawings';

export interface Stage {
  /** The demonstration's journey: published, with customers in it. */
  winBack: string;
  /** A draft in which nothing is drawn. */
  empty: string;
  /** A draft with problems. */
  unfinished: string;
  /** Published, and changed since. */
  changed: string;
  /** Published, with a test that is running, and one whose winner was chosen. */
  tested: string;
  decided: string;
  /** A customer who is under way in `winBack`, and their run. */
  customer: string;
  run: string;
  /** Where the link of a message leads that unsubscribes. */
  unsubscribeLink: string;
}

/** Made once for all pages that are looked at; takes until the first customers got their messages. */
export async function setStage({ request }: PlaywrightWorkerArgs['playwright'], baseURL: string): Promise<Stage> {
  const session = await request.newContext({ baseURL, storageState: process.env.E2E_SIGNED_IN });
  try {
    return await build(new Api(session, baseURL));
  } finally {
    await session.dispose();
  }
}

async function build(api: Api): Promise<Stage> {
  const { id: winBack } = await api.journeyNamed('Win back');
  await api.publish(await api.newJourney('Call the customer', journeyWithTask()));
  const tested = await api.newJourney('After a purchase', testedJourney());
  await api.publish(tested);
  const decided = await api.newJourney('After a purchase, decided', testedJourney());
  await api.publish(decided);
  const changed = await api.copyOfWinBack('Win back, changed since');
  await api.publish(changed.id);
  await api.saveDraft(changed.id, withoutStep(changed.drawing, 'pause'));
  const unfinished = await api.newJourney('Unfinished', unfinishedJourney());
  const empty = await api.newJourney('Empty');
  let visitors = await api.visitors(winBack, 'first-letter');
  await expect
    .poll(async () => (visitors = await api.visitors(winBack, 'first-letter')).length, { timeout: 180_000 })
    .toBeGreaterThan(0);
  const [visitor] = visitors;
  if (!visitor) throw new Error('Nobody came.');
  await expect.poll(() => api.unsubscribeLink(), { timeout: 180_000 }).not.toBeNull();
  await expect.poll(() => api.openTasks(), { timeout: 180_000 }).toBeGreaterThan(2);
  for (const journeyId of [tested, decided]) {
    const hasFigures = async () => (await api.tests(journeyId, 'test')).length > 0;
    await expect.poll(hasFigures, { timeout: 180_000 }).toBe(true);
  }
  await api.chooseWinner(decided, 'test', 'b');
  const unsubscribeLink = (await api.unsubscribeLink()) ?? '';
  return {
    winBack,
    empty,
    unfinished,
    changed: changed.id,
    tested,
    decided,
    customer: visitor.customerId,
    run: visitor.runId,
    unsubscribeLink,
  };
}

function journeyWithTask(): Drawing {
  const call = step('call', 'task', {
    title: 'Call about the order',
    instructions: 'Ask whether everything arrived, and what they will use it for.',
    outcomes: [
      { id: 'glad', name: 'All is well' },
      { id: 'sad', name: 'Something is wrong' },
    ],
    dueIn: { amount: 400, unit: 'days' },
  });
  return plus(startedBy('purchase'), [call], [link('start', 'next', 'call')]);
}

function unfinishedJourney(): Drawing {
  const letter = step('letter', 'email', { subject: '', body: '' });
  return plus(startedBy(''), [letter], [link('start', 'next', 'letter')]);
}

/** What has to be there before pages can show something, made when a page first asks for it: journeys in each state, a customer, tasks. */
import { expect } from '@playwright/test';
import type { Api, Drawing } from './api';
import { link, plus, startedBy, step, testedJourney, withoutStep } from './drawings';
import { parkedJourney } from './parked-journey';
import { slowJourney } from './slow-journey';

/** Customers come at the pace of the demonstration. */
const COMES = { timeout: 180_000 };

export class Stage {
  private readonly made = new Map<string, Promise<string>>();

  constructor(private readonly api: Api) {}

  /** The demonstration's journey: published, with customers in it. */
  winBack = () => this.once('winBack', async () => (await this.api.journeyNamed('Win back')).id);

  /** A draft in which nothing is drawn. */
  empty = () => this.once('empty', () => this.api.newJourney('Empty'));

  /** A draft with problems. */
  unfinished = () => this.once('unfinished', () => this.api.newJourney('Unfinished', unfinishedJourney()));

  /** Published, and changed since. */
  changed = () =>
    this.once('changed', async () => {
      const { id, drawing } = await this.api.copyOfWinBack('Win back, changed since');
      await this.api.publish(id);
      await this.api.saveDraft(id, withoutStep(drawing, 'pause'));
      return id;
    });

  /** Published, with a test that is running. */
  tested = () => this.once('tested', () => this.testUnderWay('After a purchase'));

  /** The same with a winner that was chosen. */
  decided = () =>
    this.once('decided', async () => {
      const journeyId = await this.testUnderWay('After a purchase, decided');
      await this.api.chooseWinner(journeyId, 'test', 'b');
      return journeyId;
    });

  /** Published, with tasks for people; the journey's id. */
  tasks = () =>
    this.once('tasks', async () => {
      const journeyId = await this.publish('Call the customer', journeyWithTask());
      await expect.poll(() => this.api.openTasks(), COMES).toBeGreaterThan(2);
      return journeyId;
    });

  /** Published, with a customer who is stuck at the step `answer`. */
  slow = () => this.once('slow', async () => (await slowJourney(this.api, 'Ask for an answer')).id);

  /** Published, with a customer whose step failed. */
  parked = () => this.once('parked', async () => (await parkedJourney(this.api, 'A letter that fails')).id);

  /** A customer who is under way in `winBack`. */
  customer = () => this.once('customer', async () => (await this.visitor()).customerId);

  /** Their run. */
  run = () => this.once('run', async () => (await this.visitor()).runId);

  /** Where the link of a message leads that unsubscribes. */
  unsubscribeLink = () =>
    this.once('unsubscribeLink', async () => {
      await expect.poll(() => this.api.unsubscribeLink(), COMES).not.toBeNull();
      return (await this.api.unsubscribeLink()) ?? '';
    });

  /** What `make` makes the first time. */
  private once(what: string, make: () => Promise<string>): Promise<string> {
    const made = this.made.get(what) ?? make();
    this.made.set(what, made);
    return made;
  }

  private async visitor(): Promise<{ customerId: string; runId: string }> {
    const winBack = await this.winBack();
    const visitors = () => this.api.visitors(winBack, 'first-letter');
    await expect.poll(async () => (await visitors()).length, COMES).toBeGreaterThan(0);
    const [visitor] = await visitors();
    if (!visitor) throw new Error('Nobody came.');
    return visitor;
  }

  private async publish(name: string, drawing: Drawing): Promise<string> {
    const journeyId = await this.api.newJourney(name, drawing);
    await this.api.publish(journeyId);
    return journeyId;
  }

  private async testUnderWay(name: string): Promise<string> {
    const journeyId = await this.publish(name, testedJourney());
    await expect.poll(async () => (await this.api.tests(journeyId, 'test')).length, COMES).toBeGreaterThan(0);
    return journeyId;
  }
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

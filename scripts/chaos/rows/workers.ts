/** Rows in which a worker dies or stands still while it holds messages. */
import { setTimeout as sleep } from 'node:timers/promises';
import { KIND_SINK, type SinkScript } from '@kairos/testkit/faults';
import type { Campaign } from '../campaign';
import { awhile, type Disturbance, type Outcome, type Row } from './row';

/** Longer than any lease: an e-mail may be in hand for 90 seconds. */
const ZOMBIE_MS = 95_000;
/** What the second one held at the stop is out of its hands by then, and no lease of the first has run out yet. */
const SECOND_IS_DONE_MS = 12_000;
/** What a worker had asked of PostgreSQL when it died may still be done. */
const LAST_WORDS_MS = 200;
/** So that a worker that stops holds some of every kind. */
const SLOW_SINK: SinkScript = {
  ...KIND_SINK,
  rules: [{ fault: 'delay', channel: null, share: 0.3, times: 1, milliseconds: 3_000 }],
};

export const workers: Row[] = [
  {
    number: 1,
    fault: 'worker killed with -9',
    promise: 'effects once; unknown is only what was in hand at a kill; through in at most twice the time without',
    times: 60,
    isCompared: true,
    disturb: killWorkers,
    conclude: atMostTwiceTheTime,
  },
  {
    number: 3,
    fault: 'worker stopped for 95 s beside a second one, with messages in hand, then goes on',
    promise: 'its late writes lose',
    script: SLOW_SINK,
    entersFor: 20,
    disturb: stopWorker,
  },
];

async function killWorkers(disturbance: Disturbance): Promise<Outcome> {
  const { stack, campaign, times, signal } = disturbance;
  const inHand = new Set<string>();
  for (let time = 0; time < times; time += 1) {
    await awhile(disturbance);
    await stack.parts.worker.kill('SIGKILL');
    await sleep(LAST_WORDS_MS, undefined, { signal });
    for (const { id } of await readTransmitting(campaign)) inHand.add(id);
    await stack.parts.worker.start();
  }
  return {
    figures: [`${times} kills`, `${inHand.size} messages were in hand at one`],
    broken: [],
    async afterwards() {
      const unknown = await campaign.query(
        (sql) => sql<{ id: string }[]>`select id from message where state = 'unknown'`,
      );
      const others = unknown.filter(({ id }) => !inHand.has(id));
      return { figures: [], broken: others.length > 0 ? [`${others.length} unknown that were in nobody's hands`] : [] };
    },
  };
}

async function atMostTwiceTheTime({ campaign, undisturbed }: Disturbance): Promise<Outcome> {
  const took = await campaign.took();
  const seconds = (milliseconds: number) => Math.round(milliseconds / 1_000);
  return {
    figures: [`the last message left after ${seconds(took)} s, undisturbed after ${seconds(undisturbed)} s`],
    broken: took > 2 * undisturbed ? ['it took more than twice as long'] : [],
  };
}

/** An e-mail in its hands is called unknown meanwhile: did its late word count, it would be called accepted. */
async function stopWorker({ stack, campaign, signal }: Disturbance): Promise<Outcome> {
  await stack.secondWorker.start();
  await sleep(4_000, undefined, { signal });
  stack.parts.worker.signal('SIGSTOP');
  const heldByBoth = new Set((await readTransmitting(campaign)).map(({ id }) => id));
  await sleep(SECOND_IS_DONE_MS, undefined, { signal });
  const inHand = (await readTransmitting(campaign)).filter(({ id }) => heldByBoth.has(id));
  await sleep(ZOMBIE_MS - SECOND_IS_DONE_MS, undefined, { signal });
  stack.parts.worker.signal('SIGCONT');
  const letters = inHand.filter(({ channel }) => channel === 'email').map(({ id }) => id);
  return {
    figures: [`${inHand.length} messages were in its hands, ${letters.length} of them e-mails`],
    broken: letters.length > 0 ? [] : ['it held no e-mail when it stopped'],
    async afterwards() {
      await stack.secondWorker.stop();
      const [row] = await campaign.query(
        (sql) => sql<{ counted: number }[]>`
          select count(*)::int as counted from message where id = any(${letters}::uuid[]) and state <> 'unknown'`,
      );
      return { figures: [], broken: row?.counted === 0 ? [] : [`${row?.counted} late writes counted`] };
    },
  };
}

interface InHand {
  id: string;
  channel: string;
}

/** Messages of which it can be that they are just leaving. */
async function readTransmitting(campaign: Campaign): Promise<InHand[]> {
  return campaign.query((sql) => sql<InHand[]>`select id, channel from message where state = 'transmitting'`);
}

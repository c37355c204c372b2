/** Rows in which customers, senders or marketers do what systems do not expect. */
import { setTimeout as sleep } from 'node:timers/promises';
import { connectDatabase, type Database } from '@kairos/db';
import { NODE_KINDS } from '@kairos/nodes';
import {
  blockCustomer,
  pauseJourney,
  publishJourney,
  readJourney,
  recordConsent,
  removeCustomer,
  resumeJourney,
  saveDraft,
} from '@kairos/services';
import type { Disturbance, Outcome, Row } from './row';

const DAY_MS = 86_400_000;
/** Someone may say no so long before entering, and so long after, which is the length of the whole way. */
const BEFORE_MS = 500;
const WAY_MS = 6_000;
const PAUSED_MS = 15_000;
/** What was in hand when the journey was paused may still leave. */
const PAUSE_TAKES_MS = 10_000;

export const people: Row[] = [
  {
    number: 17,
    fault:
      '5 % of the customers say no in the middle of it: a third withdraw from a channel, a third are blocked, a third are removed',
    promise: 'nothing leaves more than 5 s after',
    disturb: sayNo,
  },
  {
    number: 18,
    fault: 'paused for 15 s, resumed, a second version published while customers enter',
    promise: 'runs stay on their version; a pause holds within 10 s',
    disturb: pauseAndPublish,
    async conclude({ campaign }) {
      const [row] = await campaign.query(
        (sql) => sql<{ strays: number; versions: number }[]>`
          select (select count(*)::int from message m join run r on r.id = m.run_id where m.version_id <> r.version_id) as strays,
                 (select count(distinct version_id)::int from run where phase = 'ended') as versions`,
      );
      return {
        figures: [`runs on ${row?.versions} versions`],
        broken: row?.strays === 0 ? [] : [`${row?.strays} messages are of another version than their run`],
      };
    },
  },
  {
    number: 20,
    fault: 'events come in up to 24 h late, in no order, 30 % of them twice',
    promise: 'the same as without; each counts from when it happened',
    // What is later than a day starts nothing.
    lateBy: DAY_MS - 10 * 60_000,
    disturb: sendAgain,
    conclude: eachAtItsMoment,
  },
  {
    number: 23,
    fault: 'schema changed under load: column added, filled, indexed, dropped',
    promise: 'no request fails, no lock is held for a second',
    disturb: changeSchema,
  },
];

/** Each at some moment of the way: just before entering, or when one, two or three messages have left. */
async function sayNo({ campaign, stack, chance, signal }: Disturbance): Promise<Outcome> {
  const begunAt = Date.now();
  const some = chance
    .shuffled(campaign.userIds)
    .slice(0, Math.ceil(campaign.userIds.length / 20))
    .map((userId) => ({ userId, after: campaign.entersAfter(userId) - BEFORE_MS + chance.upTo(BEFORE_MS + WAY_MS) }))
    .sort((a, b) => a.after - b.after);
  const { workspaceId } = campaign.workspace;
  for (const [index, { userId, after }] of some.entries()) {
    await sleep(Math.max(0, begunAt + after - Date.now()), undefined, { signal });
    const [customer] = await campaign.query(
      (sql) => sql<{ id: string }[]>`select id from customer where label = ${userId}`,
    );
    const customerId = customer?.id ?? '';
    const no = WAYS_TO_SAY_NO[index % WAYS_TO_SAY_NO.length];
    await no?.(stack.database, workspaceId, customerId);
  }
  return {
    figures: [`${some.length} customers said no`],
    broken: [],
    async afterwards() {
      const [row] = await campaign.query(
        (sql) => sql<{ withheld: number; ended: number }[]>`
          select (select count(*)::int from message where state = 'skipped') as withheld,
                 (select count(*)::int from run where outcome = 'removed') as ended`,
      );
      return { figures: [`${row?.withheld} messages withheld, ${row?.ended} runs ended by a removal`], broken: [] };
    },
  };
}

const WAYS_TO_SAY_NO: ((database: Database, workspaceId: string, customerId: string) => Promise<unknown>)[] = [
  (database, workspaceId, customerId) =>
    recordConsent(database, workspaceId, { customerId, channel: 'sms', state: 'withdrawn', source: 'chaos' }),
  (database, workspaceId, customerId) =>
    blockCustomer(database, workspaceId, { customerId, channel: 'all', reason: 'complaint' }),
  (database, workspaceId, customerId) => removeCustomer(database, workspaceId, { customerId }),
];

async function sendAgain({ campaign, chance }: Disturbance): Promise<Outcome> {
  const { entries, userIds } = campaign;
  const again = chance.shuffled(userIds).slice(0, Math.ceil(userIds.length * 0.3));
  for (let from = 0; from < again.length; from += 25) {
    await entries.untilAcknowledged(again.slice(from, from + 25).map((userId) => entries.itemOf(userId)));
  }
  return { figures: [`${again.length} events sent twice`], broken: [] };
}

/** A campaign that begins late takes its steps from then on; what started it is known by its own moment. */
async function eachAtItsMoment({ campaign }: Disturbance): Promise<Outcome> {
  const [row] = await campaign.query(
    (sql) => sql<{ latest: number; strays: number }[]>`
      select coalesce(max(extract(epoch from e.received_at - e.occurred_at)) / 3600, 0)::float8 as latest,
             (count(*) filter (where not exists (
               select 1 from transition t
                where t.journey_id = ${campaign.journeyId} and t.customer_id = e.customer_id and t.event_id = e.id and t.at = e.occurred_at)
             ))::int as strays
        from customer_event e where e.name = ${campaign.entries.event}`,
  );
  return {
    figures: [`the latest came in after ${row?.latest.toFixed(1)} h`],
    broken: row?.strays === 0 ? [] : [`${row?.strays} events were not sensed at the moment at which they happened`],
  };
}

async function pauseAndPublish({ campaign, stack, signal }: Disturbance): Promise<Outcome> {
  const { workspaceId } = campaign.workspace;
  const { journeyId } = campaign;
  await sleep(3_000, undefined, { signal });
  const how = { mode: 'park', entries: 'keep', pausedBy: null } as const;
  await pauseJourney(stack.database, workspaceId, { ...how, journeyId });
  const pausedAt = Date.now();
  await sleep(PAUSED_MS, undefined, { signal });
  const late = stack.sinks.lines().filter(({ at, kept }) => kept && at > pausedAt + PAUSE_TAKES_MS).length;
  await resumeJourney(stack.database, workspaceId, { journeyId, overdue: 'send' });
  const { draft } = await readJourney(stack.database, workspaceId, campaign.journeyId);
  const document = structuredClone(draft.document);
  for (const node of document.nodes) if (node.id === 'note') node.config.title = 'Second version';
  const { revision } = await saveDraft(stack.database, workspaceId, {
    ...{ journeyId: campaign.journeyId, document, basedOn: draft.revision, savedBy: null },
  });
  await publishJourney(stack.database, NODE_KINDS, workspaceId, {
    journeyId: campaign.journeyId,
    revision,
    publishedBy: null,
  });
  return {
    figures: [`${late} messages left later than 10 s after the pause`],
    broken: late > 0 ? ['the pause leaked'] : [],
  };
}

async function changeSchema({ campaign, stack, signal }: Disturbance): Promise<Outcome> {
  const administrator = connectDatabase(stack.adminUrl, { max: 1, name: 'kairos-chaos-administrator' });
  const { sql } = administrator;
  let longest = 0;
  /** Nobody else has the table while it is altered: no longer than the statement takes. */
  const step = async (statement: string) => {
    await sql.unsafe(`set lock_timeout = '1s'`);
    const begunAt = Date.now();
    await sql.unsafe(statement);
    if (statement.startsWith('alter')) longest = Math.max(longest, Date.now() - begunAt);
  };
  try {
    await sleep(3_000, undefined, { signal });
    await step('alter table message add column probe integer');
    for (let part = 0; part < 16; part += 1) {
      await step(`update message set probe = 1 where left(id::text, 1) = '${part.toString(16)}'`);
    }
    await sql.unsafe('create index concurrently message_probe on message (workspace_id, probe)');
    await step('alter table message drop column probe');
  } finally {
    await administrator.end();
  }
  const failures = [...campaign.entries.failures].map(([what, count]) => `${count} × ${what}`);
  return {
    figures: [`table altered within ${longest} ms`, `failed requests: ${failures.join(', ') || 'none'}`],
    broken: [
      ...(failures.length > 0 ? ['requests failed'] : []),
      ...(longest > 1_000 ? ['the table was locked for more than a second'] : []),
    ],
  };
}

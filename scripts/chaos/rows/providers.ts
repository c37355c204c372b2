/** Rows in which providers hang up, break down or ask for patience. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  KIND_SINK,
  reportsOf,
  SINK_CALLBACK_SECRET,
  type SinkCallbacks,
  type SinkFault,
  type SinkRule,
  type SinkScript,
} from '@kairos/testkit/faults';
import type { Campaign } from '../campaign';
import type { Disturbance, Outcome, Row } from './row';

const script = (seed: number, ...rules: SinkScript['rules']): SinkScript => ({ ...KIND_SINK, seed, rules });
const some = (fault: SinkFault, share: number) => ({ fault, channel: null, share, times: 1 });

const broken = (channel: 'sms' | 'push' | 'webhook'): SinkRule[] => [
  { fault: 'fail-after-accept', channel, share: 0.5, times: 1 },
  { fault: 'cut-after-accept', channel, share: 0.2, times: 1 },
];
const busy = (channel: 'sms' | 'push'): SinkRule => ({
  ...{ fault: 'busy', channel, share: 1, times: null, milliseconds: RETRY_AFTER_MS },
});

const RETRY_AFTER_MS = 10_000;
/** Text and push messages that a worker holds at most. */
const REQUESTS_IN_HAND = 192;
const OUTAGE_MS = 60_000;

export const providers: Row[] = [
  {
    number: 11,
    fault: 'mail server hangs up before MAIL (20 %) and at DATA (20 %)',
    promise: 'tried again, none unknown',
    script: script(11, some('cut-before-mail', 0.2), some('cut-at-data', 0.2)),
    conclude: async ({ campaign }) => ({ figures: [], broken: await noneUnknown(campaign) }),
  },
  {
    number: 12,
    fault: 'mail server keeps every e-mail and hangs up after the final dot',
    promise: 'no duplicate, all assumed sent',
    script: script(12, { fault: 'cut-after-accept', channel: 'email', share: 1, times: null }),
    async conclude({ campaign }) {
      const [row] = await campaign.query(
        (sql) => sql<{ letters: number; assumed: number }[]>`
          select count(*)::int as letters, (count(*) filter (where resolution = 'assumed-sent'))::int as assumed
            from message where channel = 'email'`,
      );
      const all = row?.letters === row?.assumed;
      return {
        figures: [`${row?.assumed} of ${row?.letters} e-mails assumed sent`],
        broken: all ? [] : ['some were not'],
      };
    },
  },
  {
    number: 13,
    fault: 'the same for service mail',
    promise: 'each at least once, under the same Message-ID, and at most three times',
    letterIs: 'service',
    script: script(13, { fault: 'cut-after-accept', channel: 'email', share: 1, times: null }),
    async conclude({ stack, campaign }) {
      const copies = new Map<string, number>();
      for (const { channel, kept, key } of stack.sinks.lines().slice(campaign.ledgerFrom)) {
        if (channel === 'email' && kept) copies.set(key ?? '', (copies.get(key ?? '') ?? 0) + 1);
      }
      const most = Math.max(0, ...copies.values());
      return {
        figures: [`${copies.size} letters arrived, each ${Math.min(...copies.values())} to ${most} times`],
        broken: [
          ...(copies.size === campaign.userIds.length ? [] : ['some never arrived']),
          ...(most > 3 ? ['more than three copies'] : []),
        ],
      };
    },
  },
  {
    number: 14,
    fault:
      'message service and webhook endpoint answer 500 after they took it (50 %), or hang up (20 %); mail server hangs up after it took it (50 %) and reports later',
    promise: 'asked again under the key, or settled by the report; no duplicate, nothing assumed',
    calls: true,
    areSettledByReports: true,
    script: (campaign) => ({
      ...script(14, ...(['sms', 'push', 'webhook'] as const).flatMap(broken), {
        fault: 'cut-after-accept',
        channel: 'email',
        share: 0.5,
        times: 1,
      }),
      callbacks: { ...reportsTo(campaign), channels: ['email'], times: 1 },
    }),
    conclude: everythingFoundOut,
  },
  {
    number: 16,
    fault:
      'message service reports each delivery, bounce and complaint ten times, shuffled, the first before its own answer',
    promise: 'the same states as one report of each, in order',
    script: (campaign) => ({ ...KIND_SINK, callbacks: callbacksTo(campaign) }),
    conclude: everythingReportedOnce,
  },
  {
    number: 15,
    fault: 'message service answers 429 with Retry-After 10 s for 60 s',
    promise: 'it is left alone, nothing lost, drained within twice the outage',
    script: script(15, ...(['sms', 'push'] as const).map(busy)),
    async disturb({ stack, signal }) {
      const begunAt = Date.now();
      await sleep(OUTAGE_MS, undefined, { signal });
      await stack.sinks.follow(KIND_SINK);
      const asked = stack.sinks
        .lines()
        .filter(({ fault, at, channel }) => fault === 'busy' && at >= begunAt && channel !== 'email');
      // What was in hand at the first refusal, and then one batch of each channel per pause.
      const most = REQUESTS_IN_HAND * (1 + OUTAGE_MS / RETRY_AFTER_MS);
      return {
        figures: [`${asked.length} requests were refused in 60 s`],
        broken: asked.length > most ? [`more than ${most} requests in the outage`] : [],
      };
    },
    conclude: drainedInTime,
  },
];

/** Whoever had to wait has waited for the outage, and at most twice as long again. */
async function drainedInTime({ campaign }: Disturbance): Promise<Outcome> {
  const [row] = await campaign.query(
    (sql) => sql<{ longest: number }[]>`
      select coalesce(max(extract(epoch from settled_at - due_at)), 0)::float8 as longest
        from message where channel in ('sms', 'push') and state = 'accepted'`,
  );
  const seconds = row?.longest ?? 0;
  return {
    figures: [`nobody waited longer than ${Math.round(seconds)} s`],
    broken: seconds * 1_000 > 3 * OUTAGE_MS ? ['not drained within twice the outage'] : [],
  };
}

/** Services that know a key again say so; of e-mails only reports can tell, and all of them are good here. */
async function everythingFoundOut({ campaign, stack }: Disturbance): Promise<Outcome> {
  const asked = stack.sinks
    .lines()
    .slice(campaign.ledgerFrom)
    .filter(({ fault }) => fault === 'replayed');
  const [row] = await campaign.query(
    (sql) => sql<{ open: number; told: number; calls: number }[]>`
      select (count(*) filter (where state <> 'accepted'))::int as open, (count(*) filter (where resolution = 'callback'))::int as told,
             (select count(*)::int from webhook_call where state <> 'accepted') as calls
        from message`,
  );
  const calls = asked.filter(({ channel }) => channel === 'webhook').length;
  return {
    figures: [
      `${asked.length - calls} answers repeated by the service, ${calls} by the endpoint`,
      `${row?.told} e-mails settled by a report`,
    ],
    broken: [
      ...(row?.open === 0 ? [] : [`${row?.open} messages were not accepted in the end`]),
      ...(row?.calls === 0 ? [] : [`${row?.calls} calls were not accepted in the end`]),
      ...(row?.told ? [] : ['no e-mail was settled by a report']),
      ...(asked.length > calls && calls > 0 ? [] : ['service or endpoint was never asked again']),
    ],
  };
}

const reportsTo = ({ stack, workspace }: Campaign): Omit<SinkCallbacks, 'channels' | 'times'> => ({
  ...{ seed: 16, bounced: 0, complained: 0 },
  url: `${stack.apiUrl}/callbacks/${workspace.workspaceId}`,
  secret: SINK_CALLBACK_SECRET,
});

const callbacksTo = (campaign: Campaign): SinkCallbacks => ({
  ...reportsTo(campaign),
  channels: ['sms', 'push'],
  ...{ times: 10, bounced: 0.05, complained: 0.05 },
});

const REPORTED_WITHIN_MS = 60_000;

/** What the service reports hangs on the seed and the message only, so it can be told beforehand. */
async function everythingReportedOnce({ campaign, stack, signal }: Disturbance): Promise<Outcome> {
  const taken = stack.sinks
    .lines()
    .slice(campaign.ledgerFrom)
    .filter(({ kept, channel }) => kept && channel !== 'email');
  const wanted = taken
    .flatMap(({ key }) => reportsOf(callbacksTo(campaign), key ?? '').map((status) => `${key}:${status}`))
    .sort();
  const end = Date.now() + REPORTED_WITHIN_MS;
  let told: string[] = [];
  while (told.length < wanted.length && Date.now() < end) {
    await sleep(500, undefined, { signal });
    const rows = await campaign.query(
      (sql) => sql<{ id: string }[]>`
        select message_id as id from customer_event
         where kind = 'message' and split_part(message_id, ':', 2) in ('delivered', 'bounced', 'complained')`,
    );
    told = rows.map(({ id }) => id).sort();
  }
  const stops = wanted.filter((line) => !line.endsWith(':delivered')).length;
  const [blocked] = await campaign.query(
    (sql) => sql<{ count: number }[]>`select count(*)::int as count from suppression`,
  );
  return {
    figures: [`${wanted.length} things reported ten times each`, `${blocked?.count} customers blocked over a channel`],
    broken: [
      ...(told.join() === wanted.join() ? [] : [`${told.length} were told instead of ${wanted.length}`]),
      ...(blocked?.count === stops ? [] : [`${stops} should be blocked`]),
    ],
  };
}

async function noneUnknown(campaign: Campaign): Promise<string[]> {
  const [row] = await campaign.query(
    (sql) => sql<{ unknown: number }[]>`select count(*)::int as unknown from message where state = 'unknown'`,
  );
  return row?.unknown === 0 ? [] : [`${row?.unknown} are unknown`];
}

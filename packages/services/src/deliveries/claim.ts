/** First step of a hand-over: takes planned messages and renders them. */
import {
  addressOf,
  languageOf,
  type OutgoingMessage,
  RenderFailure,
  type RenderFlag,
  speaksOfEvent,
  unsubscribeUrl,
} from '@kairos/channels';
import {
  type ClaimedMessageRow,
  claimMessages,
  type Database,
  findWorkspace,
  readTriggerEvents,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';
import type { Channel, JsonObject, Plan } from '@kairos/engine';
import { faultPoint } from '../fault-points';
import type { PlanCache } from '../routing';
import type { ContentCache } from './contents';

export interface RenderingParts {
  database: Database;
  plans: PlanCache;
  contents: ContentCache;
  /** Beginning of every link that we send, without a slash at its end. */
  publicUrl: string;
  /** The installation's secret, which proves unsubscribe links. */
  secret: Buffer;
}

/** A claimed message with what became of rendering it. */
export interface Delivery {
  claim: ClaimedMessageRow;
  channel: Channel;
  /** Null when the customer has no address that can be used: the gate then says no. */
  recipient: string | null;
  rendered:
    | { type: 'ready'; message: Omit<OutgoingMessage, 'recipient'>; flags: RenderFlag[] }
    | { type: 'failed'; failure: RenderFailure };
}

/** The one language for customers who stated none. */
const OTHERWISE = 'en';

/** Claims up to `limit` messages of a channel and renders them. A message that cannot be rendered comes back as such. */
export async function claimDeliveries(
  parts: RenderingParts,
  workspaceId: string,
  wanted: { channel: Channel; limit: number; leaseMilliseconds: number },
): Promise<Delivery[]> {
  const { channel, limit } = wanted;
  const claimed = await withWorkspaceSql(parts.database, workspaceId, async (sql) => {
    const rows = await claimMessages(sql, workspaceId, {
      channel,
      limit,
      leaseSeconds: wanted.leaseMilliseconds / 1_000,
    });
    if (rows.length === 0) return null;
    const workspace = await findWorkspace(sql, workspaceId);
    if (!workspace) throw new Error('A message has no workspace.');
    const plans = await parts.plans.plansOf(
      sql,
      rows.map((row) => row.versionId),
    );
    const speaking = rows.filter((row) => speaksOfEvent(plans.get(row.versionId)?.plan.acting[row.nodeId]?.config));
    const events = await readTriggerEvents(
      sql,
      speaking.map(({ runId }) => ({ runId, eventId: null })),
    );
    return { rows, workspace, plans, events };
  });
  if (!claimed) return [];
  faultPoint('messages-claimed');
  const { workspace } = claimed;
  const clock = {
    ...workspace,
    realAnchor: workspace.realAnchor.getTime(),
    virtualAnchor: workspace.virtualAnchor.getTime(),
  };
  const frame: Frame = {
    workspaceId,
    channel,
    brand: workspace.name,
    timeZone: workspace.timeZone,
    sentAt: workspaceNow(clock, Date.now()),
    simulated: workspace.clockKind === 'simulated',
  };
  return claimed.rows.map((claim) => {
    const plan = claimed.plans.get(claim.versionId)?.plan;
    if (!plan) throw new Error(`Version ${claim.versionId} has no plan.`);
    return deliveryOf(parts, frame, claim, { plan, event: claimed.events.get(claim.runId)?.properties ?? {} });
  });
}

interface Frame {
  workspaceId: string;
  channel: Channel;
  brand: string;
  timeZone: string;
  /** Epoch ms, workspace clock. */
  sentAt: number;
  simulated: boolean;
}

/** What a message is rendered from beside its customer. */
interface Source {
  plan: Plan;
  /** Properties of the event that started the campaign. */
  event: JsonObject;
}

function deliveryOf(parts: RenderingParts, frame: Frame, claim: ClaimedMessageRow, source: Source): Delivery {
  const { channel } = frame;
  return {
    claim,
    channel,
    recipient: addressOf(channel, claim.attributes),
    rendered: render(parts, frame, claim, source),
  };
}

function render(
  parts: RenderingParts,
  frame: Frame,
  claim: ClaimedMessageRow,
  { plan, event }: Source,
): Delivery['rendered'] {
  const { channel, workspaceId, brand, sentAt, timeZone, simulated } = frame;
  const locale = { language: languageOf(claim.attributes, OTHERWISE), timeZone } as const;
  const link = unsubscribeUrl(parts.publicUrl, parts.secret, workspaceId, claim.id);
  try {
    const content = parts.contents.contentOf({ channel, ...claim }, plan, locale);
    const { words, flags } = content({
      customer: { ...claim.attributes, label: claim.label },
      event,
      message: { topic: claim.topic, sentAt: new Date(sentAt).toISOString() },
      links: { unsubscribe: link },
    });
    const { id, journeyId, topic } = claim;
    return {
      type: 'ready',
      message: { id, workspaceId, journeyId, topic, words, brand, sentAt, unsubscribeUrl: link, simulated },
      flags,
    };
  } catch (error) {
    if (error instanceof RenderFailure) return { type: 'failed', failure: error };
    throw error;
  }
}

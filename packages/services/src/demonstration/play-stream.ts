/** Plays a stream into the intake API at the pace of the workspace's clock, and says how far it has come. */
import {
  type Database,
  insertConsents,
  readStreams,
  readWorkspaceSettings,
  type StreamRow,
  saveStreamPosition,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';
import { inventPerson } from './people';
import { readStream, STREAM_NAMES, type StreamedEvent, type StreamName } from './streams';

/** Segment-shaped items; resolves when the intake has stored them. */
export type SendBatch = (items: object[]) => Promise<void>;

const BATCH = 500;

/** Holds the events of streams that are being played. */
export class StreamPlayer {
  private readonly loaded = new Map<StreamName, StreamedEvent[]>();

  constructor(
    private readonly database: Database,
    private readonly workspaceId: string,
    private readonly send: SendBatch,
  ) {}

  /** Sends what is due by now, one batch per stream. Returns whether more is due already. */
  async playDue(): Promise<boolean> {
    const playing = await withWorkspaceSql(this.database, this.workspaceId, async (sql) => {
      const streams = await readStreams(sql);
      // An installation without the demonstration has neither its streams nor its workspace.
      return streams.length === 0
        ? null
        : { streams, now: workspaceNow((await readWorkspaceSettings(sql)).clock, Date.now()) };
    });
    if (!playing) return false;
    const { streams, now } = playing;
    let isBehind = false;
    for (const stream of streams) {
      const name = STREAM_NAMES.find((candidate) => candidate === stream.name);
      if (name && !stream.finished) isBehind = (await this.playStream(name, stream, now)) || isBehind;
    }
    return isBehind;
  }

  private async playStream(name: StreamName, stream: StreamRow, now: number): Promise<boolean> {
    const events = this.eventsOf(name);
    const due = events.slice(stream.position, stream.position + BATCH).filter((event) => event.at <= now);
    if (due.length > 0) {
      await this.permit(due, now);
      await this.send(due.flatMap((event, index) => itemsOf(name, event, stream.position + index)));
    }
    const position = stream.position + due.length;
    const next = events[position];
    const watermark = next ? Math.min(now, next.at - 1) : now;
    await withWorkspaceSql(this.database, this.workspaceId, (sql) =>
      saveStreamPosition(sql, { name, position, watermarkAt: new Date(watermark), finished: next === undefined }),
    );
    if (!next) this.loaded.delete(name);
    return next !== undefined && next.at <= now;
  }

  /** New customers say which channels they allow, before their first event can lead to a message. */
  private async permit(due: readonly StreamedEvent[], now: number): Promise<void> {
    const consents = due
      .filter((event) => event.firstTraits !== null)
      .flatMap(({ userId }) => inventPerson(userId).allows.map((channel) => ({ userId, channel })));
    if (consents.length === 0) return;
    await this.send(due.flatMap((event) => (event.firstTraits === null ? [] : [identifyItem(event)])));
    await withWorkspaceSql(this.database, this.workspaceId, (sql) =>
      insertConsents(sql, this.workspaceId, { consents, source: 'demonstration', recordedAt: new Date(now) }),
    );
  }

  private eventsOf(name: StreamName): StreamedEvent[] {
    const known = this.loaded.get(name) ?? readStream(name);
    this.loaded.set(name, known);
    return known;
  }
}

function identifyItem({ userId, at, firstTraits }: StreamedEvent): object {
  const traits = { ...inventPerson(userId).traits, ...firstTraits };
  return { type: 'identify', messageId: `demonstration/${userId}`, userId, traits, timestamp: at };
}

/** Message ids follow from the position, so that a batch that is sent again changes nothing. */
function itemsOf(name: StreamName, { userId, event, at, properties }: StreamedEvent, position: number): object[] {
  return [{ type: 'track', messageId: `demonstration/${name}/${position}`, userId, event, properties, timestamp: at }];
}

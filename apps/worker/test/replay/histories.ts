/** The stored histories of cohort workflows: where they lie, and how they are kept small and free of what is not theirs. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import proto, { type temporal } from '@temporalio/proto';

const { History } = proto.temporal.api.history.v1;
const { EventType } = proto.temporal.api.enums.v1;
type WorkflowHistory = temporal.api.history.v1.IHistory;

const FOLDER = fileURLToPath(new URL('./histories/', import.meta.url));

export interface StoredHistory {
  name: string;
  history: temporal.api.history.v1.History;
  /** Sorts of events in it, such as "EVENT_TYPE_TIMER_STARTED". */
  eventTypes: Set<string>;
}

export function readHistories(): StoredHistory[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => {
    const history = History.fromObject(JSON.parse(readFileSync(`${FOLDER}${file}`, 'utf8')));
    const types = history.events.map(({ eventType }) => EventType[eventType ?? 0] ?? '');
    return { name: file.replace(/\.json$/, ''), history, eventTypes: new Set(types) };
  });
}

/** Process and machine that recorded it are nobody's business, and no part of what is replayed. */
export function storeHistory(name: string, history: WorkflowHistory): void {
  const plain = History.toObject(History.fromObject(history), { enums: String, longs: String, bytes: String });
  const text = JSON.stringify(plain, (key, value: unknown) => (key === 'identity' ? 'recorder' : value));
  writeFileSync(`${FOLDER}${name}.json`, `${text}\n`);
}

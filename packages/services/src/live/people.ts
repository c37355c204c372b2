/** The customers behind a number of the live view. */
import {
  type Database,
  findJourney,
  listFailed,
  listFired,
  listNotSent,
  listReached,
  listSensed,
  listStanding,
  listTriggered,
  listVisitors,
  listWatched,
  type PeoplePage,
  type PersonRow,
  readFlow,
  type TransactionSql,
  withWorkspaceSql,
} from '@kairos/db';
import type { KindRegistry } from '@kairos/engine';
import { journeyNotFound } from '../journeys';
import { readChosenSpan } from './chosen-span';
import type { ChosenRange } from './range';
import { listStuckPeople } from './stuck';

/**
 * standing: wait at the step now · stuck: wait there longer than others did · visitors: came to it · reached: reached the goal · failed: their step could not be done ·
 * not-sent: a message was withheld or refused · triggered: the trigger started them · fired: moments at which an indicator fired ·
 * sensed: customers whom the journey senses · watched: customers for whom an alarm is set
 */
export const PEOPLE_LISTS = [
  'standing',
  'stuck',
  'visitors',
  'reached',
  'failed',
  'not-sent',
  'triggered',
  'fired',
  'sensed',
  'watched',
] as const;
export type PeopleList = (typeof PEOPLE_LISTS)[number];

/** Moments are epoch ms in the workspace's clock. */
export type Person = Omit<PersonRow, 'at' | 'dueAt'> & { at: number; dueAt: number | null };

export interface PeopleCursor {
  key: string;
  at: number;
}

export interface PeoplePageView {
  people: Person[];
  next: PeopleCursor | null;
}

export interface PeopleQuestion {
  journeyId: string;
  list: PeopleList;
  /** Null means all versions. Lists of what was sensed hold for every version that senses alike. */
  versionId: string | null;
  /** Null means the journey as a whole. */
  nodeId: string | null;
  /** Only `not-sent`: one reason; `refused` for what a provider turned down. */
  reason: string | null;
  /** Lists of what happened hold what did so then; null means whenever. */
  range: ChosenRange | null;
  cursor: PeopleCursor | null;
  limit: number;
  kinds: KindRegistry;
}

/** Throws `journeys/not-found`. */
export async function readPeople(
  database: Pick<Database, 'sql'>,
  workspaceId: string,
  question: PeopleQuestion,
): Promise<PeoplePageView> {
  const rows = await withWorkspaceSql(database, workspaceId, async (sql) => {
    if (!(await findJourney(sql, question.journeyId))) throw journeyNotFound();
    return listPeople(sql, workspaceId, question);
  });
  const people = rows.map((row) => ({ ...row, at: row.at.getTime(), dueAt: row.dueAt?.getTime() ?? null }));
  const last = people.length === question.limit ? people.at(-1) : undefined;
  return { people, next: last ? { key: last.key, at: last.at } : null };
}

async function listPeople(sql: TransactionSql, workspaceId: string, question: PeopleQuestion): Promise<PersonRow[]> {
  const { journeyId, list, versionId, nodeId, reason, range, cursor, limit } = question;
  const before = cursor && { key: cursor.key, at: new Date(cursor.at) };
  const span = range && (await readChosenSpan(sql, range)).span;
  const page: PeoplePage = { workspaceId, journeyId, span, before, limit };
  switch (list) {
    case 'standing':
      return listStanding(sql, page, { versionId, nodeId });
    case 'stuck':
      return listStuckPeople(sql, page, { versionId, nodeId, kinds: question.kinds });
    case 'failed':
      return listFailed(sql, page, { versionId, nodeId });
    case 'not-sent':
      return listNotSent(sql, page, { versionId, nodeId, reason });
    case 'sensed':
      return listSensed(sql, page, nodeId);
    case 'watched':
      return listWatched(sql, page);
    case 'reached':
      return listReached(sql, page, {
        versionId,
        nodeIds: nodeId === null ? await goalsOf(sql, workspaceId, journeyId) : [nodeId],
      });
    case 'visitors':
      return nodeId === null ? [] : listVisitors(sql, page, { versionId, nodeId });
    case 'triggered':
      return nodeId === null ? [] : listTriggered(sql, page, { versionId, nodeId });
    case 'fired':
      return nodeId === null ? [] : listFired(sql, page, nodeId);
  }
}

/** Nodes at which a goal was ever counted. */
async function goalsOf(sql: TransactionSql, workspaceId: string, journeyId: string): Promise<string[]> {
  const counts = await readFlow(sql, workspaceId, journeyId);
  return [...new Set(counts.filter((row) => row.metric === 'goal').map((row) => row.nodeId))];
}

/** New journeys: empty, from a given document, or as a copy. */
import { type Database, findDraft, findJourney, insertJourney, withWorkspaceSql } from '@kairos/db';
import type { JourneyDocument } from '@kairos/engine';
import { v7 as uuid } from 'uuid';
import { journeyNotFound } from './errors';

export interface JourneyToMake {
  name: string;
  document: JourneyDocument;
  /** Member id; null for the seed. */
  createdBy: string | null;
  /** A fixed id lets the seed find its journey again; otherwise a new one is made. */
  journeyId?: string;
}

export async function createJourney(
  database: Database,
  workspaceId: string,
  wanted: JourneyToMake,
): Promise<{ journeyId: string; revision: number }> {
  const { name, document, createdBy } = wanted;
  const id = wanted.journeyId ?? uuid();
  await withWorkspaceSql(database, workspaceId, (sql) =>
    insertJourney(sql, workspaceId, { id, name, document, createdBy }),
  );
  return { journeyId: id, revision: 1 };
}

/** A new journey with the same draft; nothing of it is published. Throws `journeys/not-found`. */
export async function duplicateJourney(
  database: Database,
  workspaceId: string,
  copy: { journeyId: string; name: string; createdBy: string },
): Promise<{ journeyId: string }> {
  const id = uuid();
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    const journey = await findJourney(sql, copy.journeyId);
    const draft = journey && (await findDraft(sql, copy.journeyId));
    if (!draft) throw journeyNotFound();
    await insertJourney(sql, workspaceId, { id, name: copy.name, document: draft.document, createdBy: copy.createdBy });
  });
  return { journeyId: id };
}

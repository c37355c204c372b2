import { connectDatabase, type Database } from '@kairos/db';
import { bringUpToDate, EMPTY_DOCUMENT, type JourneyDocument } from '@kairos/engine';
import { NODE_KINDS, winBackJourney } from '@kairos/nodes';
import { createTestDatabase, type TestDatabase } from '@kairos/testkit';
import postgres from 'postgres';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace } from '../workspaces';
import {
  archiveJourney,
  createJourney,
  duplicateJourney,
  publishJourney,
  readJourney,
  readJourneys,
  readPublicationImpact,
  readVersion,
  readVersions,
  renameJourney,
  restoreJourney,
  saveDraft,
} from './index';

let testDatabase: TestDatabase;
let database: Database;
let ours: string;
let theirs: string;

const DRAWING = winBackJourney('en');
const MEMBER = uuid();
const CLOCK_STARTS_AT = Date.UTC(1997, 0, 1);

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connectDatabase(testDatabase.appUrl);
  const workspace = { name: 'Shop', timeZone: 'Europe/Amsterdam', currency: 'EUR' };
  const clock = { startsAt: CLOCK_STARTS_AT, speed: 1, paused: true };
  ours = (await createWorkspace(database, { ...workspace, clock })).workspaceId;
  theirs = (await createWorkspace(database, workspace)).workspaceId;
});

afterAll(async () => {
  await database.end();
  await testDatabase.drop();
});

async function drawn(document: JourneyDocument = DRAWING): Promise<string> {
  const { journeyId } = await createJourney(database, ours, { name: 'Win back', document, createdBy: MEMBER });
  return journeyId;
}

const publish = (journeyId: string, revision: number) =>
  publishJourney(database, NODE_KINDS, ours, { journeyId, revision, publishedBy: MEMBER });

describe('a draft', () => {
  it('counts its revisions', async () => {
    const journeyId = await drawn();
    const change = { journeyId, document: EMPTY_DOCUMENT, savedBy: MEMBER };
    expect(await saveDraft(database, ours, { ...change, basedOn: 1 })).toMatchObject({ revision: 2 });
    const { draft } = await readJourney(database, ours, journeyId);
    expect(draft).toMatchObject({ revision: 2, document: EMPTY_DOCUMENT });
  });

  it('refuses a save that would lose what somebody else saved, and says which revision is stored', async () => {
    const journeyId = await drawn();
    const change = { journeyId, document: EMPTY_DOCUMENT, savedBy: MEMBER };
    await saveDraft(database, ours, { ...change, basedOn: 1 });
    const late = saveDraft(database, ours, { ...change, document: DRAWING, basedOn: 1 });
    await expect(late).rejects.toMatchObject({
      code: 'journeys/draft-changed',
      reason: 'conflict',
      values: { revision: 2 },
    });
    expect((await readJourney(database, ours, journeyId)).draft.document).toEqual(EMPTY_DOCUMENT);
  });

  it('is saved by exactly one of two who save at the same moment', async () => {
    const journeyId = await drawn();
    const save = () => saveDraft(database, ours, { journeyId, document: EMPTY_DOCUMENT, basedOn: 1, savedBy: null });
    const results = await Promise.allSettled([save(), save(), save()]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  });
});

describe('publishing', () => {
  it('puts the draft in force at the time of the workspace', async () => {
    const journeyId = await drawn();
    const published = await publish(journeyId, 1);
    expect(published).toMatchObject({ number: 1, publishedAt: CLOCK_STARTS_AT });
    const journey = await readJourney(database, ours, journeyId);
    expect(journey.status).toBe('live');
    expect(journey.live).toMatchObject({ number: 1, document: DRAWING });
  });

  it('is refused while the draft has errors', async () => {
    const journeyId = await drawn({ ...DRAWING, edges: [] });
    await expect(publish(journeyId, 1)).rejects.toMatchObject({ code: 'journeys/has-problems', reason: 'invalid' });
    expect((await readJourney(database, ours, journeyId)).live).toBeNull();
  });

  it('is refused when the stored draft is not the one that was looked at', async () => {
    const journeyId = await drawn();
    await saveDraft(database, ours, { journeyId, document: DRAWING, basedOn: 1, savedBy: null });
    await expect(publish(journeyId, 1)).rejects.toMatchObject({ code: 'journeys/draft-changed' });
  });

  it('numbers versions one after the other, also when two publish at the same moment', async () => {
    const journeyId = await drawn();
    const numbers = await Promise.all([publish(journeyId, 1), publish(journeyId, 1)]);
    expect(numbers.map(({ number }) => number).sort()).toEqual([1, 2]);
  });

  it('leaves a version as it was, whatever is drawn afterwards; the application may not even change it', async () => {
    const journeyId = await drawn();
    await publish(journeyId, 1);
    await saveDraft(database, ours, { journeyId, document: EMPTY_DOCUMENT, basedOn: 1, savedBy: null });
    expect((await readJourney(database, ours, journeyId)).live?.document).toEqual(DRAWING);
    const asApplication = postgres(testDatabase.appUrl, { max: 1 });
    await expect(asApplication`update journey_version set document = '{}'`).rejects.toThrow(/permission denied/);
    await asApplication.end();
  });

  it('says beforehand what would change and what stands in the way', async () => {
    const journeyId = await drawn();
    await publish(journeyId, 1);
    const [first, ...others] = DRAWING.nodes;
    if (!first) throw new Error('The journey has no steps.');
    const document = {
      ...DRAWING,
      nodes: [{ ...first, config: { ...first.config, points: 7 } }, ...others],
    };
    await saveDraft(database, ours, { journeyId, document, basedOn: 1, savedBy: null });
    const impact = await readPublicationImpact(database, NODE_KINDS, ours, journeyId);
    expect(impact).toMatchObject({ number: 2, open: [], sensingChanges: true });
    expect(impact.changes?.changed.map(({ node, fields }) => [node.id, fields])).toEqual([[first.id, ['points']]]);
    expect(impact.unheardAskings).toEqual([]);
  });

  it('says beforehand which test would begin anew, and that others go on', async () => {
    const journeyId = await drawn();
    await publish(journeyId, 1);
    const split = DRAWING.nodes.find(({ kind }) => kind === 'ab-split');
    if (!split) throw new Error('The journey has no test.');
    const restarted = async (basedOn: number, config: object) => {
      const nodes = DRAWING.nodes.map((node) => (node === split ? { ...node, config: { ...config } } : node));
      await saveDraft(database, ours, { journeyId, document: { ...DRAWING, nodes }, basedOn, savedBy: null });
      return (await readPublicationImpact(database, NODE_KINDS, ours, journeyId)).restartedTests;
    };
    const arms: { id: string; name: string; weight: number }[] = Object(split.config).arms;
    expect(
      await restarted(1, { ...split.config, arms: arms.map((arm) => ({ ...arm, name: `New ${arm.name}` })) }),
    ).toEqual([]);
    const shares = arms.map((arm, place) => ({ ...arm, weight: place === 0 ? 80 : 20 / (arms.length - 1) }));
    expect(await restarted(2, { ...split.config, arms: shares })).toEqual([split.id]);
  });

  it('warns of a step that asks for a journey which does not listen to others', async () => {
    const deaf = await drawn();
    const listening = await drawn({
      ...EMPTY_DOCUMENT,
      nodes: [{ id: 'asked', kind: 'journey-indicator', name: '', config: { points: 10 } }],
    });
    const asking = (journeyId: string) => ({ id: journeyId, kind: 'start-journey', name: '', config: { journeyId } });
    const journeyId = await drawn({ ...EMPTY_DOCUMENT, nodes: [asking(deaf), asking(listening)] });
    const { unheardAskings } = await readPublicationImpact(database, NODE_KINDS, ours, journeyId);
    expect(unheardAskings).toMatchObject([
      {
        code: 'journey-deaf',
        severity: 'warning',
        nodeId: deaf,
        field: 'journeyId',
        phrase: { values: { journey: 'Win back' } },
      },
    ]);
  });
});

describe('the versions of a journey', () => {
  it('tell who published what, newest first, and how much each changed', async () => {
    const journeyId = await drawn();
    await publish(journeyId, 1);
    const [first, ...others] = DRAWING.nodes;
    if (!first) throw new Error('The journey has no steps.');
    const document = { ...DRAWING, nodes: [{ ...first, name: 'Renamed' }, ...others] };
    await saveDraft(database, ours, { journeyId, document, basedOn: 1, savedBy: MEMBER });
    await publish(journeyId, 2);
    const { versions, draftChanges } = await readVersions(database, NODE_KINDS, ours, journeyId);
    expect(versions).toMatchObject([
      { number: 2, isInForce: true, publishedBy: null, changes: { added: 0, removed: 0, changed: 1, rewired: 0 } },
      { number: 1, isInForce: false, publishedAt: CLOCK_STARTS_AT, changes: null },
    ]);
    expect(draftChanges).toEqual({ added: 0, removed: 0, changed: 0, rewired: 0 });
  });

  it('differ by what somebody changed, not by settings that a kind got since', async () => {
    const journeyId = await drawn();
    await publish(journeyId, 1);
    const document = bringUpToDate(DRAWING, NODE_KINDS);
    expect(document).not.toEqual(DRAWING);
    await saveDraft(database, ours, { journeyId, document, basedOn: 1, savedBy: MEMBER });
    const { draftChanges } = await readVersions(database, NODE_KINDS, ours, journeyId);
    expect(draftChanges).toEqual({ added: 0, removed: 0, changed: 0, rewired: 0 });
  });

  it('are read one by one, as they were drawn', async () => {
    const journeyId = await drawn();
    await publish(journeyId, 1);
    expect((await readVersion(database, ours, { journeyId, number: 1 })).document).toEqual(DRAWING);
    const unknown = { code: 'live/version-not-found' };
    await expect(readVersion(database, ours, { journeyId, number: 2 })).rejects.toMatchObject(unknown);
    await expect(readVersion(database, theirs, { journeyId, number: 1 })).rejects.toMatchObject(unknown);
    await expect(readVersions(database, NODE_KINDS, theirs, journeyId)).rejects.toMatchObject({
      code: 'journeys/not-found',
    });
  });
});

describe('the list of journeys', () => {
  it('tells drafts with unpublished changes from those without', async () => {
    const journeyId = await drawn();
    await publish(journeyId, 1);
    const found = async () => (await readJourneys(database, ours)).find((journey) => journey.id === journeyId);
    expect(await found()).toMatchObject({ status: 'live', liveNumber: 1, hasChanges: false, acting: 0 });
    await saveDraft(database, ours, { journeyId, document: EMPTY_DOCUMENT, basedOn: 1, savedBy: null });
    expect(await found()).toMatchObject({ hasChanges: true });
  });

  it('puts archived journeys last; one that was published comes back paused', async () => {
    const journeyId = await drawn();
    await publish(journeyId, 1);
    await archiveJourney(database, ours, journeyId);
    expect((await readJourneys(database, ours)).at(-1)).toMatchObject({ id: journeyId, status: 'archived' });
    await expect(publish(journeyId, 1)).rejects.toMatchObject({ code: 'journeys/archived' });
    await restoreJourney(database, ours, journeyId);
    expect((await readJourney(database, ours, journeyId)).status).toBe('paused');
  });

  it('has a copy with the same drawing and nothing in force', async () => {
    const journeyId = await drawn();
    await publish(journeyId, 1);
    const copy = await duplicateJourney(database, ours, { journeyId, name: 'Copy', createdBy: MEMBER });
    const { name, status, draft, live } = await readJourney(database, ours, copy.journeyId);
    expect({ name, status, live }).toEqual({ name: 'Copy', status: 'draft', live: null });
    expect(draft.document).toEqual(DRAWING);
  });
});

describe('another workspace', () => {
  it('sees, changes and publishes nothing of ours', async () => {
    const journeyId = await drawn();
    expect(await readJourneys(database, theirs)).toEqual([]);
    const unknown = { code: 'journeys/not-found' };
    const change = { journeyId, document: EMPTY_DOCUMENT, basedOn: 1, savedBy: null };
    await expect(readJourney(database, theirs, journeyId)).rejects.toMatchObject(unknown);
    await expect(saveDraft(database, theirs, change)).rejects.toMatchObject(unknown);
    await expect(renameJourney(database, theirs, { journeyId, name: 'Mine' })).rejects.toMatchObject(unknown);
    await expect(archiveJourney(database, theirs, journeyId)).rejects.toMatchObject(unknown);
    const publication = { journeyId, revision: 1, publishedBy: null };
    await expect(publishJourney(database, NODE_KINDS, theirs, publication)).rejects.toMatchObject(unknown);
    expect((await readJourney(database, ours, journeyId)).draft.revision).toBe(1);
  });
});

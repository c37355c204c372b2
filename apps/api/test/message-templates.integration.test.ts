/** Message templates by way of the api: kept under one name each, changed by nobody who has not seen them, and in one workspace only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, openDoor, type SignedIn } from './door';

const LETTER = { subject: 'Thank you', preheader: '', body: 'For your order.', buttonLabel: '', buttonLink: '' };
const NOBODY_HAS = '01900000-0000-7000-8000-00000000beef';

let door: Door;
let us: SignedIn;
let them: SignedIn;

beforeAll(async () => {
  door = await openDoor();
  us = await door.owner('us@example.test');
  them = await door.owner('them@example.test');
});
afterAll(() => door.close());

interface Template {
  id: string;
  name: string;
  channel: string;
  content: Record<string, string>;
  revision: number;
  savedByName: string | null;
}

const call = (verb: string, input: object, who = us) => door.mutate(`messageTemplates.${verb}`, input, who.cookie);
const list = async (who = us): Promise<Template[]> =>
  (await door.query('messageTemplates.list', undefined, who.cookie)).data;
const find = async (id: string) => (await list()).find((each) => each.id === id);

async function made(name: string, content: Record<string, string> = LETTER): Promise<string> {
  const answer = await call('create', { name, channel: 'email', content });
  expect(answer.status).toBe(200);
  return answer.data.templateId;
}

describe('a message template', () => {
  it('keeps the parts of its channel and says who saved it', async () => {
    const id = await made('Thanks', { ...LETTER, topic: 'offers' });
    expect(await find(id)).toMatchObject({
      name: 'Thanks',
      channel: 'email',
      content: LETTER,
      revision: 1,
      savedByName: 'An owner',
    });
  });

  it('has its name for itself in the workspace, whatever the capitals', async () => {
    await made('Welcome');
    const again = await call('create', { name: 'welcome', channel: 'sms', content: { text: 'Hi' } });
    expect(again).toMatchObject({ status: 409, refusal: 'message-templates/name-taken' });
    const other = await made('Farewell');
    const renamed = await call('rename', { templateId: other, revision: 1, name: 'WELCOME' });
    expect(renamed).toMatchObject({ status: 409, refusal: 'message-templates/name-taken' });
    expect(await find(other)).toMatchObject({ name: 'Farewell', revision: 1 });
  });

  it('is made by exactly one of three who take the name at the same moment', async () => {
    const all = await Promise.all(
      [1, 2, 3].map(() => call('create', { name: 'Race', channel: 'sms', content: { text: 'Go' } })),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it('is not made of nothing, of too much, or without a name', async () => {
    const blank = await call('create', {
      name: 'Blank',
      channel: 'push',
      content: { title: ' ', body: 'no such part' },
    });
    expect(blank).toMatchObject({ status: 400, refusal: 'message-templates/blank' });
    const long = await call('create', { name: 'Long', channel: 'sms', content: { text: 'x'.repeat(1_001) } });
    expect(long).toMatchObject({ status: 400, refusal: 'message-templates/too-long' });
    expect((await call('create', { name: ' ', channel: 'sms', content: { text: 'Hi' } })).status).toBe(400);
    expect((await call('create', { name: 'x'.repeat(121), channel: 'sms', content: { text: 'Hi' } })).status).toBe(400);
    expect((await list()).map(({ name }) => name)).not.toContain('Long');
  });

  it('takes another content, but only from whoever saw the one before', async () => {
    const templateId = await made('Changing');
    const written = { channel: 'email', content: { ...LETTER, subject: 'Many thanks' } };
    expect((await call('replace', { templateId, revision: 1, ...written })).status).toBe(200);
    expect(await find(templateId)).toMatchObject({ content: written.content, revision: 2 });
    const late = { templateId, revision: 1 };
    expect(await call('replace', { ...late, ...written })).toMatchObject({ refusal: 'message-templates/changed' });
    expect(await call('rename', { ...late, name: 'Mine' })).toMatchObject({ refusal: 'message-templates/changed' });
    expect(await call('remove', late)).toMatchObject({ status: 409, refusal: 'message-templates/changed' });
  });

  it('stays with its channel', async () => {
    const templateId = await made('For letters');
    const text = { channel: 'sms', content: { text: 'Hi' } };
    const answer = await call('replace', { templateId, revision: 1, ...text });
    expect(answer).toMatchObject({ status: 409, refusal: 'message-templates/other-channel' });
  });

  it('is gone when it is removed, and its name is free', async () => {
    const templateId = await made('Short-lived');
    expect((await call('remove', { templateId, revision: 1 })).status).toBe(200);
    const again = await call('remove', { templateId, revision: 1 });
    expect(again).toMatchObject({ status: 404, refusal: 'message-templates/not-found' });
    await made('Short-lived');
  });
});

describe('another workspace', () => {
  it('may use the same names, and neither sees nor changes ours', async () => {
    const templateId = await made('Ours');
    const answer = await call('create', { name: 'Ours', channel: 'sms', content: { text: 'Theirs' } }, them);
    expect(answer.status).toBe(200);
    expect((await list(them)).map(({ channel }) => channel)).toEqual(['sms']);
    const seen = { templateId, revision: 1 };
    for (const [verb, input] of [
      ['replace', { ...seen, channel: 'email', content: LETTER }],
      ['rename', { ...seen, name: 'Stolen' }],
      ['remove', seen],
    ] as const) {
      expect(await call(verb, input, them)).toMatchObject({ status: 404, refusal: 'message-templates/not-found' });
    }
    expect(await find(templateId)).toMatchObject({ name: 'Ours', revision: 1 });
    expect(await call('remove', { templateId: NOBODY_HAS, revision: 1 })).toMatchObject({ status: 404 });
  });
});

import { firstArrival, type JourneyDocument, MESSAGE_PARTS } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../kinds/kinds';
import { createCanvasStore } from '../../store/canvas-store';
import { putTemplate } from './put-template';
import type { MessageTemplate } from './shelf';
import { excerptOf, messageOf, templateNamed, templatesFor } from './step-message';

const NOBODY = { customerKey: 'a', attributes: {}, timeZone: 'UTC' };

describe('the message of a step', () => {
  const messages = [...KINDS.values()].flatMap((kind) => {
    const message = messageOf(kind.definition.form, { ...Object(kind.definition.defaults) });
    return message ? [{ id: kind.definition.id, kind, ...message }] : [];
  });

  it('is found in the form of one kind per channel, and in no other form', () => {
    expect(messages.map(({ channel }) => channel).sort()).toEqual(Object.keys(MESSAGE_PARTS).sort());
  });

  it.each(messages)('of the kind $id has exactly the parts that are sent', ({ kind, channel, content }) => {
    const written = Object.fromEntries(Object.keys(content).map((part) => [part, `The ${part}`]));
    const config = { ...Object(kind.definition.defaults), ...written };
    const sent = kind.acting?.enter({ ...firstArrival(config, NOBODY, 0), assignmentKey: 'a' });
    expect(sent).toMatchObject({ messages: [{ channel }] });
    expect(sent?.type === 'leave' && sent.messages?.[0]?.content).toEqual(written);
    expect(messageOf(kind.definition.form, config)).toEqual({ channel, content: written });
  });

  it('is none where a part of it has no field, or where texts of two channels are written', () => {
    const subject = { path: 'subject', type: 'template', rich: false, channel: 'email' } as const;
    expect(messageOf([subject], { subject: 'Hello' })).toBeNull();
    const text = { path: 'text', type: 'template', rich: false, channel: 'sms' } as const;
    expect(messageOf([text], { text: 'Hello' })).toEqual({ channel: 'sms', content: { text: 'Hello' } });
    expect(messageOf([text, { ...text, channel: 'push' }], { text: 'Hello' })).toBeNull();
  });
});

const template = (name: string, text: string, over: Partial<MessageTemplate> = {}): MessageTemplate => ({
  id: name,
  name,
  revision: 1,
  channel: 'sms',
  content: { text },
  ...over,
});

describe('templates', () => {
  const shelf = [
    template('Thanks', 'For your order'),
    template('Reminder', 'Your cart is waiting'),
    template('Letter', '', { channel: 'email', content: { subject: '', body: 'Your order left' } }),
  ];

  it('are found by their names and by their texts, within a channel', () => {
    const found = (query: string) => templatesFor(shelf, 'sms', query).map(({ name }) => name);
    expect(found('')).toEqual(['Thanks', 'Reminder']);
    expect(found(' ORDER')).toEqual(['Thanks']);
    expect(found('remind')).toEqual(['Reminder']);
    expect(found('letter')).toEqual([]);
  });

  it('are the same by name whatever the capitals, as the server sees it', () => {
    expect(templateNamed(shelf, ' thanks ')?.id).toBe('Thanks');
    expect(templateNamed(shelf, 'thank')).toBeUndefined();
  });

  it('show the first of their texts that says something, in the order of the form and without placeholders', () => {
    expect(shelf.map(excerptOf)).toEqual(['For your order', 'Your cart is waiting', 'Your order left']);
    const stored = { body: 'Come back.', subject: '{{ customer.first_name }}, we miss you', preheader: '' };
    expect(excerptOf({ channel: 'email', content: stored })).toBe('…, we miss you');
  });
});

describe('a template that is put into a step', () => {
  const config = { text: 'Mine', topic: 'service', priority: 70 };
  const document: JourneyDocument = {
    schemaVersion: 1,
    nodes: [{ id: 'text', kind: 'sms', name: 'Own name', config }],
    edges: [],
  };
  const configNow = (store: ReturnType<typeof createCanvasStore>) => store.getState().document.nodes[0]?.config;

  it('changes its texts and nothing else, in one step of undo that the history names', () => {
    const store = createCanvasStore(document);
    putTemplate(store, 'text', { channel: 'sms', content: { text: 'Theirs' } });
    expect(configNow(store)).toEqual({ ...config, text: 'Theirs' });
    expect(store.getState()).toMatchObject({
      lastIntent: { name: 'use-template', subject: { id: 'text' } },
      announcement: { key: 'intent.use-template' },
    });
    store.getState().undo();
    expect(configNow(store)).toEqual(config);
    expect(store.temporal.getState().pastStates).toEqual([]);
  });

  it('does nothing to a version that is only looked at', () => {
    const store = createCanvasStore(document, { editable: false });
    putTemplate(store, 'text', { channel: 'sms', content: { text: 'Theirs' } });
    expect(configNow(store)).toEqual(config);
  });
});

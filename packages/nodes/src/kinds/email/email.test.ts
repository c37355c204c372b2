import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { contextFor } from '../../testing/step-context';
import { emailBehaviour } from './behaviour';
import { emailDefinition } from './definition';

const letter = {
  subject: "{{ customer.first_name | default: 'Hello' }}, we miss you",
  preheader: '10 % off',
  body: 'Come back.',
  buttonLabel: 'Shop',
  buttonLink: 'https://shop.example',
  topic: 'offers',
  ifNotSent: 'continue',
  purpose: 'marketing',
  priority: 50,
} as const;

describe('e-mail', () => {
  it('asks for one e-mail with its parts and goes on at once', () => {
    const { topic, purpose, priority, ifNotSent: _, ...content } = letter;
    expect(emailBehaviour.enter(contextFor(letter))).toEqual({
      type: 'leave',
      port: 'next',
      messages: [{ channel: 'email', topic, purpose, priority, content }],
    });
  });

  it('goes on all the same when it may not be sent, unless it has a way of its own for that', () => {
    expect(emailDefinition.outputs(letter).map(({ id }) => id)).toEqual(['next']);
    const branching = { ...letter, ifNotSent: 'branch' as const };
    expect(emailDefinition.outputs(branching).map(({ id }) => id)).toEqual(['next', 'not-sent']);
    expect(emailBehaviour.enter(contextFor(branching))).toMatchObject({ port: 'next', portIfSkipped: 'not-sent' });
  });

  it('shows the subject on the card, with dots for what is filled in later', () => {
    expect(emailDefinition.title(letter)).toEqual({ key: 'title.subject', values: { subject: '…, we miss you' } });
  });

  it('cannot be published without subject, message and topic', () => {
    const empty = { ...letter, subject: '', body: '  ', topic: '' };
    expect(codesOf(emailDefinition, empty)).toEqual(['subject-missing', 'body-missing', 'topic-missing']);
    expect(codesOf(emailDefinition, letter)).toEqual([]);
  });

  it('cannot be published with half a button', () => {
    expect(codesOf(emailDefinition, { ...letter, buttonLink: '' })).toEqual(['button-incomplete']);
    expect(codesOf(emailDefinition, { ...letter, buttonLabel: '', buttonLink: '' })).toEqual([]);
  });

  it('cannot be published with a placeholder that is not closed', () => {
    expect(codesOf(emailDefinition, { ...letter, body: 'Dear {{ customer.first_name }' })).toEqual([
      'template-unclosed',
    ]);
    expect(codesOf(emailDefinition, { ...letter, subject: '{% if vip Hello' })).toEqual(['template-unclosed']);
  });
});

import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { contextFor } from '../../testing/step-context';
import { pushBehaviour } from './behaviour';
import { pushDefinition } from './definition';

const nudge = {
  title: 'Still thinking?',
  text: 'Your cart is here.',
  link: 'https://shop.example/cart',
  topic: 'offers',
  ifNotSent: 'continue',
  purpose: 'marketing',
  priority: 50,
} as const;

describe('push', () => {
  it('asks for one push message and goes on at once', () => {
    const { topic, purpose, priority, ifNotSent: _, ...content } = nudge;
    expect(pushBehaviour.enter(contextFor(nudge))).toEqual({
      type: 'leave',
      port: 'next',
      messages: [{ channel: 'push', topic, purpose, priority, content }],
    });
  });

  it('cannot be published without title, text and topic, but needs no link', () => {
    const empty = { ...nudge, title: '', text: '', link: '', topic: '' };
    expect(codesOf(pushDefinition, empty)).toEqual(['title-missing', 'text-missing', 'topic-missing']);
    expect(codesOf(pushDefinition, { ...nudge, link: '' })).toEqual([]);
    expect(codesOf(pushDefinition, { ...nudge, link: 'https://shop.example/{{ cart' })).toEqual(['template-unclosed']);
  });
});

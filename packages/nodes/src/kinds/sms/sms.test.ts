import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { contextFor } from '../../testing/step-context';
import { smsBehaviour } from './behaviour';
import { smsDefinition } from './definition';

const reminder = {
  text: 'Your discount is waiting, {{ customer.first_name }}.',
  topic: 'offers',
  ifNotSent: 'continue',
  purpose: 'marketing',
  priority: 50,
} as const;

describe('SMS', () => {
  it('asks for one text and goes on at once', () => {
    expect(smsBehaviour.enter(contextFor(reminder))).toEqual({
      type: 'leave',
      port: 'next',
      messages: [
        { channel: 'sms', topic: 'offers', purpose: 'marketing', priority: 50, content: { text: reminder.text } },
      ],
    });
  });

  it('shows no more of a long text than fits on a card', () => {
    const { values } = smsDefinition.title({ ...reminder, text: 'word '.repeat(40) });
    expect(String(values?.text)).toHaveLength(60);
  });

  it('cannot be published without text and topic', () => {
    expect(codesOf(smsDefinition, { ...reminder, text: '', topic: '' })).toEqual(['text-missing', 'topic-missing']);
    expect(codesOf(smsDefinition, { ...reminder, text: 'Hi {{ name' })).toEqual(['template-unclosed']);
    expect(codesOf(smsDefinition, reminder)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { isBlankContent, tooLongPart, wholeContent } from './message-content';

describe('the content of a message', () => {
  it('has every part of its channel, and nothing of what else a step says', () => {
    expect(wholeContent('push', { title: 'Hi', link: 7, topic: 'offers' })).toEqual({
      title: 'Hi',
      text: '',
      link: '',
    });
    expect(wholeContent('sms', {})).toEqual({ text: '' });
  });

  it('is blank as long as nothing but space was written', () => {
    expect(isBlankContent({ subject: ' ', body: '\n' })).toBe(true);
    expect(isBlankContent({ subject: '', body: 'Hello' })).toBe(false);
  });

  it('names the first part that is too long, and how long it may be', () => {
    expect(tooLongPart('sms', { text: 'x'.repeat(1_000) })).toBeNull();
    expect(tooLongPart('push', { title: 'x'.repeat(121), text: 'x'.repeat(401) })).toEqual({
      part: 'title',
      most: 120,
    });
  });
});

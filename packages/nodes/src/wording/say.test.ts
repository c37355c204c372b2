import { describe, expect, it } from 'vitest';
import { say } from './say';
import { wordsOf } from './words';

const words = wordsOf(
  { silence: 'No {event} for {duration}', amount: 'Worth {value}' },
  { silence: '{duration} geen {event}', amount: 'Waard {value}' },
);

describe('say', () => {
  it('fills in texts and phrases within phrases', () => {
    const phrase = {
      key: 'silence',
      values: { event: 'purchase', duration: { key: 'duration.days', values: { count: 90 } } },
    };
    expect(say(phrase, words.en, 'en')).toBe('No purchase for 90 days');
    expect(say(phrase, words.nl, 'nl')).toBe('90 dagen geen purchase');
  });

  it('chooses the singular for one', () => {
    expect(say({ key: 'duration.weeks', values: { count: 1 } }, words.en, 'en')).toBe('1 week');
    expect(say({ key: 'duration.weeks', values: { count: 1 } }, words.nl, 'nl')).toBe('1 week');
  });

  it('writes numbers as the language does', () => {
    expect(say({ key: 'amount', values: { value: 12345.5 } }, words.en, 'en')).toBe('Worth 12,345.5');
    expect(say({ key: 'amount', values: { value: 12345.5 } }, words.nl, 'nl')).toBe('Waard 12.345,5');
  });

  it('shows the key of a phrase that has no words', () => {
    expect(say({ key: 'nowhere.to.be.found' }, words.en, 'en')).toBe('nowhere.to.be.found');
  });

  it('does not read placeholders inside the values', () => {
    expect(say({ key: 'amount', values: { value: '{event}' } }, words.en, 'en')).toBe('Worth {event}');
  });
});

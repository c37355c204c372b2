import type { Language } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { NODE_KINDS } from '../registry';
import { conditionRows, conditionsPhrase } from './conditions';
import { say } from './say';
import { wordsOf } from './words';

const amount = { path: 'amount', comparison: 'more-than', value: 20 };
const rock = { path: 'category', comparison: 'is', value: 'rock' };
const jazz = { path: 'category', comparison: 'is', value: 'jazz' };

const words = wordsOf({}, {});
const sentence = (tree: unknown, language: Language = 'en') => {
  const phrase = conditionsPhrase(tree);
  return phrase && say(phrase, words[language], language);
};

describe('the sentence for a tree of conditions', () => {
  it('joins what a list or a group asks for, in both languages', () => {
    expect(sentence([amount, rock])).toBe('Amount is more than 20 and Category is rock');
    expect(sentence({ any: [amount, rock, jazz] }, 'nl')).toBe(
      'Amount is meer dan 20 of Category is rock of Category is jazz',
    );
  });

  it('puts brackets where “and” and “or” meet, and nowhere else', () => {
    expect(sentence({ all: [amount, { any: [rock, jazz] }] })).toBe(
      'Amount is more than 20 and (Category is rock or Category is jazz)',
    );
    expect(sentence({ any: [{ all: [amount, rock] }, jazz] })).toBe(
      '(Amount is more than 20 and Category is rock) or Category is jazz',
    );
    expect(sentence({ all: [amount, { all: [rock, { any: [jazz] }] }] })).toBe(
      'Amount is more than 20 and Category is rock and Category is jazz',
    );
  });

  it('says what must not hold', () => {
    expect(sentence({ all: [amount, { not: { any: [rock, jazz] } }] }, 'nl')).toBe(
      'Amount is meer dan 20 en niet (Category is rock of Category is jazz)',
    );
    expect(sentence({ not: rock })).toBe('not (Category is rock)');
  });

  it('shows what is still to be filled in, and says nothing without conditions', () => {
    expect(sentence([amount, {}, { path: '', comparison: 'is', value: '' }])).toBe('Amount is more than 20 and …');
    for (const empty of [undefined, null, [], {}, { any: [] }, { not: { all: [] } }, 'all', 4]) {
      expect(sentence(empty)).toBeNull();
    }
  });

  it('finds the conditions from left to right', () => {
    expect(conditionRows({ any: [amount, { not: { all: [rock, jazz] } }] })).toEqual([amount, rock, jazz]);
  });
});

describe('the card of an indicator with conditions', () => {
  const tree = { any: [amount, { all: [rock, { not: jazz }] }] };
  const said = 'Amount is more than 20 or (Category is rock and not (Category is jazz))';

  const cards: [kind: string, config: object, summary: string][] = [
    ['event-indicator', { eventName: 'purchase', conditions: tree }, `When ${said}`],
    ['event-indicator', { eventName: 'purchase', conditions: tree, times: 3 }, `3 times or more, if ${said}`],
    ['value-indicator', { eventName: 'purchase', conditions: tree, lasting: null }, `In each purchase (${said})`],
    ['aggregate-indicator', { conditions: tree }, `Within the last 30 days, elapsed, if ${said}`],
    [
      'absence-indicator',
      { startEvent: 'visit', startConditions: tree, missingEvent: 'purchase', missingConditions: [rock] },
      `Counted from visit (${said}), as time that passes; purchase counts only if Category is rock`,
    ],
    [
      'date-indicator',
      { unlessEvent: 'purchase', unlessConditions: tree },
      `At 09:00 local, unless purchase (${said}) happened`,
    ],
    [
      'sequence-indicator',
      { unlessEvent: 'purchase', unlessConditions: tree },
      `2 steps within 7 days, no purchase (${said}) between`,
    ],
    ['goal', { eventName: 'purchase', conditions: tree }, `Within 30 days, if ${said}`],
  ];

  it.each(cards)('says them: %s', (kindId, config, summary) => {
    const kind = NODE_KINDS.get(kindId);
    if (!kind) throw new Error(`There is no kind ${kindId}.`);
    const settings = { ...Object(kind.definition.defaults), ...config };
    expect(kind.definition.schema.safeParse(settings).success).toBe(true);
    expect(say(kind.definition.summary(settings), kind.words.en, 'en')).toBe(summary);
  });
});

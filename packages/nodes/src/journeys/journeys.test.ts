import { compile, type JourneyDocument } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { NODE_KINDS } from '../registry';
import { type Happening, live } from '../testing/live';
import { DAY, HOUR, MINUTE } from '../testing/observer';
import { hesitatingBuyerJourney } from './hesitating-buyer';
import { winBackJourney } from './win-back';

describe.each([
  ['win back', winBackJourney],
  ['hesitating buyer', hesitatingBuyerJourney],
])('%s', (_, journey) => {
  it.each(['en', 'nl'] as const)('has no problems in %s', (language) => {
    expect(compile(journey(language), NODE_KINDS).problems).toEqual([]);
  });

  it('is the same journey in every language, but for names and messages', () => {
    const shape = (document: JourneyDocument) => document.nodes.map(({ id, kind }) => `${id}: ${kind}`);
    expect(shape(journey('nl'))).toEqual(shape(journey('en')));
    expect(journey('nl').edges).toEqual(journey('en').edges);
    expect(journey('nl').nodes).not.toEqual(journey('en').nodes);
  });
});

describe('win back', () => {
  const journey = winBackJourney('en');
  const lapsed = 90 * DAY + 1;

  it('leaves a customer alone who bought little and once', () => {
    expect(live(journey, [['purchase', 0, { amount: 30 }]])).toEqual([]);
  });

  it('writes to a valuable customer who stayed away for 90 days', () => {
    const [run, ...others] = live(journey, [['purchase', 0, { amount: 120 }]]);
    expect(others).toEqual([]);
    expect(run).toMatchObject({ startedAt: lapsed, outcome: 'completed', goals: [] });
    const reminderAt = lapsed + 7 * DAY + 1;
    expect(run?.messages).toEqual([
      ['first-letter', lapsed],
      [expect.stringMatching(/^(second-letter|text-message)$/), reminderAt],
      ['last-call', reminderAt + 3 * DAY],
    ]);
  });

  it('writes to a customer who bought twice within a year, however little', () => {
    const twice: Happening[] = [
      ['purchase', 0, { amount: 9 }],
      ['purchase', 50 * DAY, { amount: 9 }],
    ];
    expect(live(journey, twice)).toMatchObject([{ startedAt: 50 * DAY + lapsed }]);
  });

  it('stops with the goal and its amount when the customer buys, wherever the run stands', () => {
    const back = lapsed + 9 * DAY;
    const runs = live(journey, [
      ['purchase', 0, { amount: 120 }],
      ['purchase', back, { amount: 27.5 }],
    ]);
    expect(runs).toMatchObject([{ outcome: 'goal', goals: [[back, 27.5]] }]);
    expect(runs[0]?.messages.map(([step]) => step)).not.toContain('last-call');
  });

  it('does not start again within 180 days', () => {
    const startsAfter = (returnedAt: number) =>
      live(journey, [
        ['purchase', 0, { amount: 120 }],
        ['purchase', returnedAt, { amount: 20 }],
      ]).map((run) => run.startedAt);
    expect(startsAfter(179 * DAY)).toEqual([lapsed]);
    expect(startsAfter(180 * DAY)).toEqual([lapsed, 180 * DAY + lapsed]);
  });

  it('takes no notice of the purchases of another shop', () => {
    expect(
      live(journey, [
        ['purchase', 0],
        ['purchase', DAY],
        ['purchase', 2 * DAY],
      ]),
    ).toEqual([]);
  });
});

describe('hesitating buyer', () => {
  const journey = hesitatingBuyerJourney('en');
  const looksAround: Happening[] = [
    ['search', 0],
    ['search', MINUTE],
    ['compare', 2 * MINUTE],
    ['add_to_cart', 3 * MINUTE],
  ];
  const cartLeft = 3 * MINUTE + HOUR + 1;

  it('writes an hour after the cart was left, and not before', () => {
    expect(live(journey, looksAround)).toMatchObject([
      {
        startedAt: cartLeft,
        messages: [
          ['first-letter', cartLeft],
          ['second-letter', cartLeft + DAY + 1],
        ],
        outcome: 'completed',
      },
    ]);
  });

  it('sends a push instead of the first e-mail to a customer on a phone', () => {
    const [run] = live(journey, looksAround, { platform: 'mobile' });
    expect(run?.messages[0]).toEqual(['tap-back', cartLeft]);
  });

  it('leaves a customer alone who buys within the hour', () => {
    expect(live(journey, [...looksAround, ['purchase', 30 * MINUTE]])).toEqual([]);
  });

  it('lets go at once of a customer who buys after all, and counts the goal', () => {
    const bought = cartLeft + 2 * HOUR;
    expect(live(journey, [...looksAround, ['purchase', bought]])).toMatchObject([
      { messages: [['first-letter', cartLeft]], goals: [[bought, null]], outcome: 'exited' },
    ]);
  });

  it('leaves a customer alone whose payment went wrong', () => {
    expect(live(journey, [...looksAround, ['payment_error', 4 * MINUTE]])).toEqual([]);
  });

  it('starts once per 14 days', () => {
    const again = (at: number): Happening[] => looksAround.map(([name, after]) => [name, at + after]);
    const startsOver = (days: number) => live(journey, [...looksAround, ...again(days * DAY)]).length;
    expect(startsOver(13)).toBe(1);
    expect(startsOver(15)).toBe(2);
  });
});

/** "Win back": customers who stayed away for 90 days and are worth a letter. Made for the purchases of a CD shop. */
import type { JourneyDocument, JourneyNode, Language } from '@kairos/engine';
import { edgesOf } from './draw';
import english from './win-back.en.json';
import dutch from './win-back.nl.json';

type Words = typeof english;

/** Another shop in the same workspace may have purchases too; those of the CD shop say what they cost. */
const WITH_AMOUNT = [{ path: 'amount', comparison: 'exists', value: '' }];

const EDGES = edgesOf([
  ['silent', 'signal', 'leaving'],
  ['valuable', 'signal', 'leaving'],
  ['returning', 'signal', 'leaving'],
  ['leaving', 'points', 'start'],
  ['start', 'next', 'first-letter'],
  ['first-letter', 'next', 'back-already'],
  ['back-already', 'happened', 'bought'],
  ['back-already', 'timeout', 'which-reminder'],
  ['which-reminder', 'letter', 'second-letter'],
  ['which-reminder', 'text', 'text-message'],
  ['second-letter', 'next', 'pause'],
  ['text-message', 'next', 'pause'],
  ['pause', 'next', 'last-call'],
  ['last-call', 'next', 'bought'],
]);

/** The journey with names and messages in one language. Listens to `purchase` with its `amount`. */
export function winBackJourney(language: Language): JourneyDocument {
  const words = language === 'nl' ? dutch : english;
  return { schemaVersion: 1, nodes: [...sensing(words), ...campaign(words)], edges: EDGES };
}

function sensing({ names, predicts }: Words): JourneyNode[] {
  return [
    {
      id: 'silent',
      kind: 'absence-indicator',
      name: names.silent,
      config: {
        startEvent: 'purchase',
        startConditions: WITH_AMOUNT,
        missingEvent: 'purchase',
        missingConditions: WITH_AMOUNT,
        within: { amount: 90, unit: 'days' },
        points: 40,
      },
    },
    {
      id: 'valuable',
      kind: 'profile-indicator',
      name: names.valuable,
      config: {
        source: 'event-total',
        conditions: [],
        eventName: 'purchase',
        measure: 'sum',
        property: 'amount',
        comparison: 'more-than',
        value: 100,
        points: 30,
      },
    },
    {
      id: 'returning',
      kind: 'event-indicator',
      name: names.returning,
      config: {
        eventName: 'purchase',
        conditions: WITH_AMOUNT,
        times: 2,
        within: { amount: 365, unit: 'days' },
        points: 20,
      },
    },
    {
      id: 'leaving',
      kind: 'score',
      name: names.leaving,
      config: { predicts, counting: 'while-true', halfLife: null, atLeast: null, atMost: null },
    },
    {
      id: 'start',
      kind: 'trigger',
      name: '',
      config: { threshold: 60, needs: 'all', reentry: { mode: 'once-per', period: { amount: 180, unit: 'days' } } },
    },
  ];
}

function campaign({ names, arms, messages }: Words): JourneyNode[] {
  return [
    { id: 'first-letter', kind: 'email', name: names['first-letter'], config: messages['first-letter'] },
    {
      id: 'back-already',
      kind: 'wait-for-event',
      name: names['back-already'],
      config: { eventName: 'purchase', conditions: [], atMost: { amount: 7, unit: 'days' } },
    },
    {
      id: 'which-reminder',
      kind: 'ab-split',
      name: names['which-reminder'],
      config: {
        arms: [
          { id: 'letter', name: arms.letter, weight: 50 },
          { id: 'text', name: arms.text, weight: 50 },
        ],
        goalId: 'bought',
      },
    },
    { id: 'second-letter', kind: 'email', name: names['second-letter'], config: messages['second-letter'] },
    { id: 'text-message', kind: 'sms', name: names['text-message'], config: messages['text-message'] },
    { id: 'pause', kind: 'wait', name: '', config: { duration: { amount: 3, unit: 'days' } } },
    { id: 'last-call', kind: 'push', name: names['last-call'], config: messages['last-call'] },
    {
      id: 'bought',
      kind: 'goal',
      name: names.bought,
      config: {
        eventName: 'purchase',
        conditions: [],
        within: { amount: 30, unit: 'days' },
        valueProperty: 'amount',
        whenReached: 'end',
      },
    },
  ];
}

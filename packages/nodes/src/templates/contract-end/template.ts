/** "Contract end": whoever has not renewed two months before the end hears what is possible, in good time. */
import { awaiting, drawTemplate, type JourneyTemplate, lasting } from '../template';
import english from './words.en.json';
import dutch from './words.nl.json';

function draw({ steps, reason, messages }: typeof english) {
  return drawTemplate(
    steps,
    [
      [
        'ends-soon',
        'date-indicator',
        {
          attribute: 'contract_end',
          offset: { amount: 60, unit: 'days', direction: 'before' },
          time: '10:00',
          yearly: false,
          unlessEvent: 'contract_renewed',
          unlessWithin: lasting(180, 'days'),
          lasting: lasting(60, 'days'),
        },
      ],
      ['start', 'trigger', { threshold: null, reentry: { mode: 'once-per', period: lasting(180, 'days') } }],
      ['in-good-time', 'email', messages['in-good-time']],
      ['renewed-at-once', 'wait-for-event', awaiting('contract_renewed', 21, 'days')],
      ['your-choice', 'email', messages['your-choice']],
      ['renewed-later', 'wait-for-event', awaiting('contract_renewed', 21, 'days')],
      ['last-weeks', 'sms', messages['last-weeks']],
      ['renewed', 'goal', { eventName: 'contract_renewed', within: lasting(60, 'days'), valueProperty: 'amount' }],
      ['cancelled', 'exit', { reason, onEvent: { enabled: true, eventName: 'contract_cancelled', conditions: [] } }],
    ],
    [
      ['ends-soon', 'signal', 'start'],
      ['start', 'next', 'in-good-time'],
      ['in-good-time', 'next', 'renewed-at-once'],
      ['renewed-at-once', 'happened', 'renewed'],
      ['renewed-at-once', 'timeout', 'your-choice'],
      ['your-choice', 'next', 'renewed-later'],
      ['renewed-later', 'happened', 'renewed'],
      ['renewed-later', 'timeout', 'last-weeks'],
      ['last-weeks', 'next', 'renewed'],
    ],
  );
}

export const contractEnd: JourneyTemplate = {
  id: 'contract-end',
  order: 4,
  words: { en: english, nl: dutch },
  journey: (language) => draw(language === 'nl' ? dutch : english),
};

/** "Birthday": a wish in the morning, a present that lasts a week, one reminder. */
import { awaiting, drawTemplate, type JourneyTemplate, lasting } from '../template';
import english from './words.en.json';
import dutch from './words.nl.json';

function draw({ steps, messages }: typeof english) {
  return drawTemplate(
    steps,
    [
      [
        'birthday',
        'date-indicator',
        {
          attribute: 'birth_date',
          offset: { amount: 0, unit: 'days', direction: 'before' },
          time: '09:00',
          yearly: true,
          lasting: lasting(1, 'days'),
        },
      ],
      ['start', 'trigger', { threshold: null, reentry: { mode: 'once-per', period: lasting(300, 'days') } }],
      ['wish', 'email', messages.wish],
      ['used-it', 'wait-for-event', awaiting('purchase', 5, 'days')],
      ['two-days-left', 'push', messages['two-days-left']],
      ['present-used', 'goal', { eventName: 'purchase', within: lasting(7, 'days'), valueProperty: 'amount' }],
    ],
    [
      ['birthday', 'signal', 'start'],
      ['start', 'next', 'wish'],
      ['wish', 'next', 'used-it'],
      ['used-it', 'happened', 'present-used'],
      ['used-it', 'timeout', 'two-days-left'],
      ['two-days-left', 'next', 'present-used'],
    ],
  );
}

export const birthday: JourneyTemplate = {
  id: 'birthday',
  order: 7,
  words: { en: english, nl: dutch },
  journey: (language) => draw(language === 'nl' ? dutch : english),
};

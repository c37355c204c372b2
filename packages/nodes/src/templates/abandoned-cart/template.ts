/** "Abandoned cart": something was put in the cart and not bought within the hour. */
import { awaiting, drawTemplate, type JourneyTemplate, lasting } from '../template';
import english from './words.en.json';
import dutch from './words.nl.json';

function draw({ steps, reason, messages }: typeof english) {
  return drawTemplate(
    steps,
    [
      [
        'cart-left',
        'absence-indicator',
        { startEvent: 'add_to_cart', missingEvent: 'purchase', within: lasting(1, 'hours') },
      ],
      ['start', 'trigger', { threshold: null, reentry: { mode: 'once-per', period: lasting(7, 'days') } }],
      ['still-there', 'push', messages['still-there']],
      ['bought-meanwhile', 'wait-for-event', awaiting('purchase', 20, 'hours')],
      ['what-stopped-you', 'email', messages['what-stopped-you']],
      ['one-more-day', 'wait', { duration: lasting(2, 'days') }],
      ['free-delivery', 'email', messages['free-delivery']],
      [
        'bought',
        'goal',
        { eventName: 'purchase', within: lasting(7, 'days'), valueProperty: 'amount', whenReached: 'count' },
      ],
      ['done', 'exit', { reason, onEvent: { enabled: true, eventName: 'purchase', conditions: [] } }],
    ],
    [
      ['cart-left', 'signal', 'start'],
      ['start', 'next', 'still-there'],
      ['still-there', 'next', 'bought-meanwhile'],
      ['bought-meanwhile', 'happened', 'done'],
      ['bought-meanwhile', 'timeout', 'what-stopped-you'],
      ['what-stopped-you', 'next', 'one-more-day'],
      ['one-more-day', 'next', 'free-delivery'],
      ['free-delivery', 'next', 'bought'],
    ],
  );
}

export const abandonedCart: JourneyTemplate = {
  id: 'abandoned-cart',
  order: 2,
  words: { en: english, nl: dutch },
  journey: (language) => draw(language === 'nl' ? dutch : english),
};

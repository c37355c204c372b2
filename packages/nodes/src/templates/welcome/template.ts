/** "Welcome": somebody who just signed up hears at once, and is helped to a first purchase. */
import { awaiting, drawTemplate, type JourneyTemplate, lasting } from '../template';
import english from './words.en.json';
import dutch from './words.nl.json';

function draw({ steps, messages }: typeof english) {
  return drawTemplate(
    steps,
    [
      ['signed-up', 'event-indicator', { eventName: 'sign_up' }],
      ['start', 'trigger', { threshold: null, reentry: { mode: 'once', period: lasting(30, 'days') } }],
      ['welcome-letter', 'email', messages['welcome-letter']],
      ['first-purchase', 'wait-for-event', awaiting('purchase', 3, 'days')],
      ['good-to-know', 'email', messages['good-to-know']],
      ['some-days', 'wait', { duration: lasting(5, 'days') }],
      ['last-nudge', 'push', messages['last-nudge']],
      ['bought', 'goal', { eventName: 'purchase', within: lasting(30, 'days'), valueProperty: 'amount' }],
    ],
    [
      ['signed-up', 'signal', 'start'],
      ['start', 'next', 'welcome-letter'],
      ['welcome-letter', 'next', 'first-purchase'],
      ['first-purchase', 'happened', 'bought'],
      ['first-purchase', 'timeout', 'good-to-know'],
      ['good-to-know', 'next', 'some-days'],
      ['some-days', 'next', 'last-nudge'],
      ['last-nudge', 'next', 'bought'],
    ],
  );
}

export const welcome: JourneyTemplate = {
  id: 'welcome',
  order: 1,
  words: { en: english, nl: dutch },
  journey: (language) => draw(language === 'nl' ? dutch : english),
};

/** "Negative scoring": an upgrade for whoever uses a lot, but never for whoever has reason to be angry. */
import { awaiting, drawTemplate, type JourneyTemplate, lasting } from '../template';
import english from './words.en.json';
import dutch from './words.nl.json';

function draw({ steps, predicts, reason, messages }: typeof english) {
  return drawTemplate(
    steps,
    [
      [
        'near-the-limit',
        'event-indicator',
        { eventName: 'usage_limit_reached', within: lasting(30, 'days'), points: 40 },
      ],
      [
        'looked-at-plans',
        'event-indicator',
        {
          eventName: 'page_view',
          conditions: [{ path: 'path', comparison: 'contains', value: 'plans' }],
          times: 2,
          within: lasting(14, 'days'),
          points: 20,
        },
      ],
      [
        'recommends-us',
        'event-indicator',
        {
          eventName: 'survey_answered',
          conditions: [{ path: 'rating', comparison: 'at-least', value: 9 }],
          within: lasting(180, 'days'),
          points: 20,
        },
      ],
      ['complained', 'event-indicator', { eventName: 'complaint', within: lasting(90, 'days'), points: -60 }],
      ['payment-failed', 'event-indicator', { eventName: 'payment_failed', within: lasting(30, 'days'), points: -40 }],
      [
        'rated-low',
        'event-indicator',
        {
          eventName: 'survey_answered',
          conditions: [{ path: 'rating', comparison: 'at-most', value: 6 }],
          within: lasting(180, 'days'),
          points: -30,
        },
      ],
      ['ready', 'score', { predicts, counting: 'while-true', halfLife: null, atLeast: -100, atMost: 100 }],
      ['start', 'trigger', { threshold: 50, reentry: { mode: 'once-per', period: lasting(90, 'days') } }],
      ['offer', 'email', messages.offer],
      ['upgraded-soon', 'wait-for-event', awaiting('plan_upgraded', 7, 'days')],
      ['try-it', 'push', messages['try-it']],
      ['upgraded', 'goal', { eventName: 'plan_upgraded', within: lasting(30, 'days'), valueProperty: 'amount' }],
      ['trouble', 'exit', { reason, onEvent: { enabled: true, eventName: 'complaint', conditions: [] } }],
    ],
    [
      ['near-the-limit', 'signal', 'ready'],
      ['looked-at-plans', 'signal', 'ready'],
      ['recommends-us', 'signal', 'ready'],
      ['complained', 'signal', 'ready'],
      ['payment-failed', 'signal', 'ready'],
      ['rated-low', 'signal', 'ready'],
      ['ready', 'points', 'start'],
      ['start', 'next', 'offer'],
      ['offer', 'next', 'upgraded-soon'],
      ['upgraded-soon', 'happened', 'upgraded'],
      ['upgraded-soon', 'timeout', 'try-it'],
      ['try-it', 'next', 'upgraded'],
    ],
  );
}

export const negativeScoring: JourneyTemplate = {
  id: 'negative-scoring',
  order: 10,
  words: { en: english, nl: dutch },
  journey: (language) => draw(language === 'nl' ? dutch : english),
};

/** "Moving house": several signs that somebody is about to move, weighed in one score. */
import { awaiting, drawTemplate, type JourneyTemplate, lasting } from '../template';
import english from './words.en.json';
import dutch from './words.nl.json';

function draw({ steps, predicts, messages }: typeof english) {
  const score = { predicts, counting: 'while-true', halfLife: null, atLeast: null, atMost: null };
  return drawTemplate(
    steps,
    [
      ['address-changed', 'event-indicator', { eventName: 'address_changed', within: lasting(60, 'days'), points: 70 }],
      [
        'brochure',
        'event-indicator',
        {
          eventName: 'brochure_download',
          conditions: [{ path: 'subject', comparison: 'is', value: 'moving' }],
          within: lasting(60, 'days'),
          points: 40,
        },
      ],
      [
        'read-about-it',
        'event-indicator',
        {
          eventName: 'page_view',
          conditions: [{ path: 'path', comparison: 'contains', value: 'moving' }],
          times: 3,
          within: lasting(14, 'days'),
          points: 25,
        },
      ],
      [
        'rents',
        'profile-indicator',
        { source: 'attribute', conditions: [{ path: 'housing', comparison: 'is', value: 'rent' }], points: 10 },
      ],
      ['moved-already', 'event-indicator', { eventName: 'moving_service_booked', points: -100 }],
      ['moving', 'score', score],
      ['start', 'trigger', { threshold: 60, reentry: { mode: 'once-per', period: lasting(365, 'days') } }],
      ['checklist', 'email', messages.checklist],
      ['answer', 'wait-for-event', awaiting('moving_service_booked', 10, 'days')],
      ['call-us', 'sms', messages['call-us']],
      ['booked', 'goal', { eventName: 'moving_service_booked', within: lasting(45, 'days'), valueProperty: 'amount' }],
    ],
    [
      ['address-changed', 'signal', 'moving'],
      ['brochure', 'signal', 'moving'],
      ['read-about-it', 'signal', 'moving'],
      ['rents', 'signal', 'moving'],
      ['moved-already', 'signal', 'moving'],
      ['moving', 'points', 'start'],
      ['start', 'next', 'checklist'],
      ['checklist', 'next', 'answer'],
      ['answer', 'happened', 'booked'],
      ['answer', 'timeout', 'call-us'],
      ['call-us', 'next', 'booked'],
    ],
  );
}

export const movingHouse: JourneyTemplate = {
  id: 'moving-house',
  order: 5,
  words: { en: english, nl: dutch },
  journey: (language) => draw(language === 'nl' ? dutch : english),
};

/** "Retirement": age is a beginning, what somebody reads and asks for makes it likely. */
import { awaiting, drawTemplate, type JourneyTemplate, lasting } from '../template';
import english from './words.en.json';
import dutch from './words.nl.json';

function draw({ steps, predicts, branches, messages }: typeof english) {
  return drawTemplate(
    steps,
    [
      [
        'near-the-age',
        'profile-indicator',
        { source: 'attribute', conditions: [{ path: 'age', comparison: 'at-least', value: 60 }], points: 30 },
      ],
      [
        'did-the-sum',
        'event-indicator',
        { eventName: 'pension_calculated', times: 2, within: lasting(60, 'days'), points: 30 },
      ],
      [
        'asked-for-guide',
        'event-indicator',
        {
          eventName: 'brochure_download',
          conditions: [{ path: 'subject', comparison: 'is', value: 'retirement' }],
          within: lasting(180, 'days'),
          points: 30,
        },
      ],
      [
        'works-less',
        'event-indicator',
        { eventName: 'working_hours_reduced', within: lasting(365, 'days'), points: 20 },
      ],
      ['arranged-elsewhere', 'event-indicator', { eventName: 'pension_transferred', points: -100 }],
      ['retiring', 'score', { predicts, counting: 'while-true', halfLife: null, atLeast: null, atMost: null }],
      ['start', 'trigger', { threshold: 60, reentry: { mode: 'once-per', period: lasting(365, 'days') } }],
      ['guide', 'email', messages.guide],
      ['appointment', 'wait-for-event', awaiting('appointment_booked', 14, 'days')],
      [
        'which-way',
        'condition-split',
        {
          branches: [
            {
              id: 'by-phone',
              name: branches['by-phone'],
              conditions: [{ path: 'preferred_contact', comparison: 'is', value: 'phone' }],
            },
          ],
        },
      ],
      ['text-times', 'sms', messages['text-times']],
      ['three-questions', 'email', messages['three-questions']],
      ['booked', 'goal', { eventName: 'appointment_booked', within: lasting(60, 'days') }],
    ],
    [
      ['near-the-age', 'signal', 'retiring'],
      ['did-the-sum', 'signal', 'retiring'],
      ['asked-for-guide', 'signal', 'retiring'],
      ['works-less', 'signal', 'retiring'],
      ['arranged-elsewhere', 'signal', 'retiring'],
      ['retiring', 'points', 'start'],
      ['start', 'next', 'guide'],
      ['guide', 'next', 'appointment'],
      ['appointment', 'happened', 'booked'],
      ['appointment', 'timeout', 'which-way'],
      ['which-way', 'by-phone', 'text-times'],
      ['which-way', 'else', 'three-questions'],
      ['text-times', 'next', 'booked'],
      ['three-questions', 'next', 'booked'],
    ],
  );
}

export const retirement: JourneyTemplate = {
  id: 'retirement',
  order: 6,
  words: { en: english, nl: dutch },
  journey: (language) => draw(language === 'nl' ? dutch : english),
};

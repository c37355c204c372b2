/** "Call-centre follow-up": after a call about a complaint no offers, a question whether it is solved, and a colleague who calls when it is not. */
import { awaiting, drawTemplate, type JourneyTemplate, lasting } from '../template';
import english from './words.en.json';
import dutch from './words.nl.json';

function draw({ steps, reasons, messages, task }: typeof english) {
  return drawTemplate(
    steps,
    [
      [
        'called-in-anger',
        'event-indicator',
        { eventName: 'call_ended', conditions: [{ path: 'subject', comparison: 'is', value: 'complaint' }] },
      ],
      ['start', 'trigger', { threshold: null, reentry: { mode: 'once-per', period: lasting(7, 'days') } }],
      [
        'no-offers',
        'stop-marketing',
        {
          scope: 'topic',
          topic: 'offers',
          reason: reasons['no-offers'],
          lasts: lasting(30, 'days'),
          liftedBy: ['complaint_solved'],
        },
      ],
      ['some-rest', 'wait', { duration: lasting(1, 'days') }],
      ['is-it-solved', 'sms', messages['is-it-solved']],
      ['says-yes', 'wait-for-event', awaiting('complaint_solved', 3, 'days')],
      [
        'call-back',
        'task',
        {
          title: task.title,
          instructions: task.instructions,
          outcomes: [
            { id: 'settled', name: task.outcomes.settled },
            { id: 'needs-more', name: task.outcomes['needs-more'] },
            { id: 'not-reached', name: task.outcomes['not-reached'] },
          ],
          dueIn: lasting(2, 'days'),
        },
      ],
      ['from-the-manager', 'email', messages['from-the-manager']],
      ['solved', 'goal', { eventName: 'complaint_solved', within: lasting(14, 'days') }],
      ['left', 'exit', { reason: reasons.left, onEvent: { enabled: true, eventName: 'contract_cancelled' } }],
    ],
    [
      ['called-in-anger', 'signal', 'start'],
      ['start', 'next', 'no-offers'],
      ['no-offers', 'next', 'some-rest'],
      ['some-rest', 'next', 'is-it-solved'],
      ['is-it-solved', 'next', 'says-yes'],
      ['says-yes', 'happened', 'solved'],
      ['says-yes', 'timeout', 'call-back'],
      ['call-back', 'settled', 'solved'],
      ['call-back', 'needs-more', 'from-the-manager'],
      ['call-back', 'not-reached', 'from-the-manager'],
      ['call-back', 'not-done', 'from-the-manager'],
      ['from-the-manager', 'next', 'solved'],
    ],
  );
}

export const callCentreFollowUp: JourneyTemplate = {
  id: 'call-centre-follow-up',
  order: 9,
  words: { en: english, nl: dutch },
  journey: (language) => draw(language === 'nl' ? dutch : english),
};

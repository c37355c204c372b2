/** "Unpaid invoice": an invoice that is not paid within 14 days is asked about, kindly first. */
import { awaiting, drawTemplate, type JourneyTemplate, lasting } from '../template';
import english from './words.en.json';
import dutch from './words.nl.json';

function draw({ steps, reason, messages }: typeof english) {
  return drawTemplate(
    steps,
    [
      [
        'not-paid',
        'absence-indicator',
        { startEvent: 'invoice_sent', missingEvent: 'payment_received', within: lasting(14, 'days') },
      ],
      ['start', 'trigger', { threshold: null, reentry: { mode: 'every-time', period: lasting(14, 'days') } }],
      ['friendly', 'email', messages.friendly],
      ['paid-after-letter', 'wait-for-event', awaiting('payment_received', 5, 'days')],
      ['by-text', 'sms', messages['by-text']],
      ['paid-after-text', 'wait-for-event', awaiting('payment_received', 5, 'days')],
      ['in-parts', 'email', messages['in-parts']],
      [
        'paid',
        'goal',
        {
          eventName: 'payment_received',
          within: lasting(30, 'days'),
          valueProperty: 'amount',
          whenReached: 'count',
        },
      ],
      ['settled', 'exit', { reason, onEvent: { enabled: true, eventName: 'payment_received', conditions: [] } }],
    ],
    [
      ['not-paid', 'signal', 'start'],
      ['start', 'next', 'friendly'],
      ['friendly', 'next', 'paid-after-letter'],
      ['paid-after-letter', 'happened', 'settled'],
      ['paid-after-letter', 'timeout', 'by-text'],
      ['by-text', 'next', 'paid-after-text'],
      ['paid-after-text', 'happened', 'settled'],
      ['paid-after-text', 'timeout', 'in-parts'],
      ['in-parts', 'next', 'paid'],
    ],
  );
}

export const unpaidInvoice: JourneyTemplate = {
  id: 'unpaid-invoice',
  order: 3,
  words: { en: english, nl: dutch },
  journey: (language) => draw(language === 'nl' ? dutch : english),
};

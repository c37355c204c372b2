import { describe, expect, it } from 'vitest';
import { type PreviewSubject, previewMessage } from './preview';

const subject: PreviewSubject = {
  attributes: { firstName: 'Ana', language: 'nl-NL' },
  label: 'customer 7',
  event: { amount: 12.5 },
  topic: 'offers',
  brand: 'Fresh & Co',
  language: 'en',
  timeZone: 'Europe/Amsterdam',
  sentAt: Date.UTC(1998, 5, 30),
};

describe('a preview', () => {
  it('shows an e-mail in the language of the customer', () => {
    const preview = previewMessage(
      'email',
      { subject: 'Dag {{ customer.firstName }}', body: 'Dag {{ customer.label }}' },
      subject,
    );
    if (preview.type !== 'email') throw new Error('not an e-mail');
    expect(preview.subject).toBe('Dag Ana');
    expect(preview.html).toContain('Dag customer 7');
    expect(preview.html).toContain('Afmelden');
  });

  it('fills in the event that started the campaign', () => {
    expect(
      previewMessage('push', { title: 'Hi', text: '{{ event.amount | number: 2 }}', link: '' }, subject),
    ).toMatchObject({ text: '12,50' });
  });

  it('counts the segments of an SMS', () => {
    expect(
      previewMessage('sms', { text: 'Hoi {{ customer.firstName }}, interesse in iets geïmporteerds?' }, subject),
    ).toMatchObject({
      type: 'sms',
      size: { encoding: 'ucs-2', segments: 1, costly: ['ï'] },
    });
  });

  it('refuses an SMS of more than ten segments', () => {
    expect(previewMessage('sms', { text: 'x'.repeat(1_531) }, subject)).toEqual({
      type: 'failed',
      code: 'too-long',
      part: 'text',
    });
    expect(previewMessage('sms', { text: 'x'.repeat(1_530) }, subject)).toMatchObject({
      type: 'sms',
      size: { segments: 10 },
    });
  });

  it('shows a push message without an unsafe link', () => {
    expect(previewMessage('push', { title: 'Hi', text: 'There', link: 'javascript:x' }, subject)).toEqual({
      type: 'push',
      title: 'Hi',
      text: 'There',
      link: '',
      flags: ['link-dropped'],
    });
  });

  it('says what is wrong instead of throwing', () => {
    expect(previewMessage('sms', { text: '{{ customer.firstName | shout }}' }, subject)).toEqual({
      type: 'failed',
      code: 'template-invalid',
      part: 'text',
    });
    expect(previewMessage('email', null, subject)).toMatchObject({ type: 'failed', code: 'template-invalid' });
  });

  it('never shows a message with half a character', () => {
    const preview = previewMessage(
      'sms',
      { text: '{{ customer.face | split: "" | first }}' },
      { ...subject, attributes: { face: '😀😀' } },
    );
    expect(preview).toMatchObject({ type: 'sms', text: '\uFFFD' });
  });
});

import { describe, expect, it } from 'vitest';
import { speaksOfEvent } from './content';

describe('content that may speak of the event behind the campaign', () => {
  it.each([
    '{{ event.amount }}',
    'Order {{event["Order No"] | upcase}}',
    '{% for item in event.items %}{% endfor %}',
    '{%- if event.vip -%}x{%- endif -%}',
  ])('is found in %s', (text) => {
    expect(speaksOfEvent({ topic: 'offers', text })).toBe(true);
  });

  it.each(['An event near you', '{{ customer.city }} event', '{{ customer.eventful }}'])(
    'is not found in %s',
    (text) => {
      expect(speaksOfEvent({ text })).toBe(false);
    },
  );

  it('is not found where there is no content', () => {
    expect([speaksOfEvent(undefined), speaksOfEvent(null), speaksOfEvent('x')]).toEqual([false, false, false]);
  });
});

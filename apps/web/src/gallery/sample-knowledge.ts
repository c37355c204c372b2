/** A workspace that has seen a shop's events: what the gallery and the tests of forms know. */
import type { Knowledge } from '../canvas/panel/knowledge';

/** Saturday 14 March 2026, 10:21 in Amsterdam. */
const NOW = Date.UTC(2026, 2, 14, 9, 21);
const MINUTE = 60_000;

export const SAMPLE_KNOWLEDGE: Knowledge = {
  events: [
    {
      name: 'purchase',
      seen: 69_659,
      lastSeenAt: NOW - 2 * MINUTE,
      properties: [
        { name: 'amount', examples: [27.5, 12, 49.95] },
        { name: 'category', examples: ['rock', 'classical', 'jazz'] },
      ],
    },
    {
      name: 'add_to_cart',
      seen: 2_118,
      lastSeenAt: NOW - 40 * MINUTE,
      properties: [{ name: 'product', examples: ['Lamp', 'Chair'] }],
    },
    {
      name: 'invoice_sent',
      seen: 804,
      lastSeenAt: NOW - 600 * MINUTE,
      properties: [
        { name: 'invoice_id', examples: ['2026-0117', '2026-0118'] },
        { name: 'due_on', examples: ['2026-03-28'] },
      ],
    },
  ],
  attributes: [
    { name: 'first_name', examples: ['Anna', 'Joris', 'Fatima'] },
    { name: 'platform', examples: ['mobile', 'desktop'] },
    { name: 'birth_date', examples: ['1961-04-02', '1984-11-30'] },
    { name: 'newsletter', examples: [true, false] },
    { name: 'orders', examples: [3, 1, 12] },
  ],
  topics: ['offers', 'service'],
  journeys: [
    { id: '0190a5f2-0000-7000-8000-000000000001', name: 'Win back', isLive: true },
    { id: '0190a5f2-0000-7000-8000-000000000002', name: 'Moving house', isLive: false },
  ],
  endpoints: [{ id: '0190a5f2-0000-7000-8000-000000000003', name: 'Service desk' }],
  timeZone: 'Europe/Amsterdam',
  brand: 'The CD shop',
  now: () => NOW,
};

/** Answers about customers as a shop of middling size would give them: they make the gallery look like the product. */
import type { Inquiries, SensedNow } from '../canvas/panel/inquiries';

const CUSTOMERS = 4_812;

/** Many have few points, few have many. */
const POINTS = [0, 5, 10, 20, 30, 40, 55, 60, 75, 90].map(
  (points) => [points, Math.round(2_000 / (1 + points))] as const,
);

/** Every step that the gallery shows has an answer: who asks for points only asks at scores. */
function sensedNow(nodeIds: readonly string[]): SensedNow {
  const nodes = Object.fromEntries(nodeIds.map((id) => [id, { active: 312, points: POINTS }]));
  return { versionNumber: 5, looked: CUSTOMERS, isAll: true, nodes };
}

/** `nodeIds` are the steps of all journeys that are shown. */
export function sampleInquiries(nodeIds: readonly string[]): Inquiries {
  return {
    journeyId: 'gallery',
    example: null,
    chooseExample: () => undefined,
    countMatching: async (branches) => ({
      matching: branches.map((_, place) => Math.round(1_204 / (place + 1))),
      others: 2_000,
      looked: CUSTOMERS,
      isAll: true,
    }),
    sensedNow: async () => sensedNow(nodeIds),
    findCustomers: async () => [
      { id: '1', label: '08214', name: 'Vera de Wit' },
      { id: '2', label: 'anon-7', name: '' },
    ],
  };
}

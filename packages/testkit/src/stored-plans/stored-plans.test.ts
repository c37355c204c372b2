/** Plans of earlier versions run on: each makes of a customer's life what it made when it was compiled. */
import { canonicalJson, openPlan, planSchema } from '@kairos/engine';
import { JOURNEY_TEMPLATES, NODE_KINDS } from '@kairos/nodes/editor';
import { describe, expect, it } from 'vitest';
import { journalOf, liveUnder, readStoredPlans } from './stored-plan';

const stored = readStoredPlans();
const inJson = (value: unknown): unknown => JSON.parse(canonicalJson(value));

describe('a plan that was stored', () => {
  it.each(stored.map((each) => [each.name, each] as const))(
    '%s leads to the same journal today',
    (_, { plan, life, journal }) => {
      expect(inJson(journalOf(liveUnder(openPlan(plan, NODE_KINDS), life)))).toEqual(inJson(journal));
    },
  );
});

it('there are stored plans of every ready journey and with every kind', () => {
  for (const { id } of JOURNEY_TEMPLATES)
    expect(stored.map(({ name }) => name)).toContainEqual(expect.stringContaining(`-${id}`));
  const kinds = stored.flatMap(({ plan }) => {
    const { sensing, acting } = planSchema.parse(plan);
    return [...sensing, ...Object.values(acting)].map(({ kind }) => kind);
  });
  expect([...NODE_KINDS.keys()].filter((kind) => !kinds.includes(kind))).toEqual([]);
});

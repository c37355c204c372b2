/** What stands before a case begins: the journey is published, its test has a past, and the customer is known. */
import { addToExperiments } from '@kairos/db';
import type { KindRegistry } from '@kairos/engine';
import type { Scenario } from '../scenario/scenario';
import type { AcceptanceCase } from './case';
import { attributesOf, CASE_CHANNELS, idsOf, planOf } from './simulate-case';

/** By which the customer of a case reports. */
export const CASE_USER = 'ana';

export async function setTheScene(
  scenario: Scenario,
  acceptance: AcceptanceCase,
  { kinds, endpointId }: { kinds: KindRegistry; endpointId: string },
): Promise<void> {
  const { says, journey, rules, refuses, unwanted, ownHours } = acceptance;
  const { journeyId, customerId } = idsOf(acceptance);
  const from = Date.parse(acceptance.from);
  await scenario.publish(says, journey(endpointId), journeyId);
  await beginTest(scenario, acceptance, kinds);
  await scenario.addCustomer(CASE_USER, customerId);
  const identity = { userId: CASE_USER, kind: 'identify' as const, name: 'identify', at: from };
  await scenario.send([{ ...identity, properties: attributesOf(acceptance) }], from);
  await scenario.allow(
    CASE_USER,
    CASE_CHANNELS.filter((channel) => !refuses?.includes(channel)),
  );
  if (rules) await scenario.setRules(rules);
  await scenario.setWishes(customerId, { unwanted, hours: ownHours });
}

/** Other customers have made the test what it is. */
async function beginTest(scenario: Scenario, acceptance: AcceptanceCase, kinds: KindRegistry): Promise<void> {
  const { test } = acceptance;
  if (!test) return;
  const { nodeId } = test;
  const { journeyId } = idsOf(acceptance);
  const known = planOf(acceptance, kinds).experiments?.find((experiment) => experiment.nodeId === nodeId);
  if (!known) throw new Error(`"${acceptance.says}" has no test at "${nodeId}".`);
  const at = new Date(test.startedAt);
  const counts = Object.entries(test.arms).map(([arm, [entered, reached]]) => ({
    ...{ journeyId, nodeId, key: known.key, arm, entered, reached, at },
  }));
  await scenario.inWorkspace((sql) => addToExperiments(sql, scenario.workspaceId, counts));
}

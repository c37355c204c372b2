/** The acceptance cases on the workflow runtime: what is expected happens, and line by line what the simulator says. */
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { ACCEPTANCE_CASES, observe, type Played, playCase, simulateCase, spokenOf } from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AcceptanceStage, openAcceptanceStage } from './acceptance-stage';

/** Most of a case is waiting. */
const SIDE_BY_SIDE = 12;

describe('on the workflow runtime', () => {
  let stage: AcceptanceStage;
  const traces = new Map<string, Promise<Played>>();

  beforeAll(async () => {
    stage = await openAcceptanceStage();
    playAll();
  }, 120_000);

  afterAll(async () => {
    await Promise.allSettled(traces.values());
    await stage.stop();
  }, 120_000);

  /** Begins with the first ones; each that ends makes room for another. */
  function playAll(): void {
    const lanes = Array.from({ length: SIDE_BY_SIDE }, () => Promise.resolve());
    for (const [index, acceptance] of ACCEPTANCE_CASES.entries()) {
      const lane = index % SIDE_BY_SIDE;
      const played = (lanes[lane] ?? Promise.resolve()).then(() => playCase(stage.parts, acceptance));
      traces.set(acceptance.says, played);
      lanes[lane] = played.then(nothing, nothing);
    }
  }

  it.each(ACCEPTANCE_CASES.map((each) => [each.number, each.says, each] as const))(
    '%i: %s',
    { timeout: 300_000 },
    async (_, says, acceptance) => {
      const played = await traces.get(says);
      if (!played) throw new Error('The case was not played.');
      expect(spokenOf(acceptance.expected, observe(played))).toEqual(acceptance.expected);
      // How often a call that fails is made before it is given up hangs on chance: only a case may speak of it.
      const { calls: _calls, ...simulated } = simulateCase(acceptance, NODE_KINDS, played);
      const { journals, fates, copies } = played;
      expect({ journals, fates, copies }).toEqual(simulated);
    },
  );
});

const nothing = () => {};

/** The acceptance cases of many customers on the workflow runtime: what is expected of them there is what the simulator says. */
import { CROWD_CASES, playCrowdCase } from '@kairos/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AcceptanceStage, openAcceptanceStage } from './acceptance-stage';

describe('many customers on the workflow runtime', () => {
  let stage: AcceptanceStage;
  beforeAll(async () => {
    stage = await openAcceptanceStage();
  }, 120_000);
  afterAll(() => stage.stop(), 120_000);

  it.each(CROWD_CASES.map((each) => [each.number, each.says, each] as const))(
    '%i: %s',
    { timeout: 540_000 },
    async (_, __, crowd) => {
      expect(await playCrowdCase(stage.parts, crowd)).toEqual(crowd.expected);
    },
  );
});

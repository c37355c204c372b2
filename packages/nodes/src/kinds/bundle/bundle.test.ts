import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { DAY, Observer } from '../../testing/observer';
import { bundleBehaviour } from './behaviour';
import { bundleDefinition } from './definition';
import { type BundleConfig, NEEDS } from './schema';

const all: BundleConfig = { needs: 'all', count: 2, points: 20 };
const yes = { active: true };
const no = { active: false };
const unknown = { active: false, unknown: true as const };

function says(config: BundleConfig, inputs: Parameters<Observer<BundleConfig, unknown>['hears']>[0]) {
  const { active, unknown: isUnknown } = new Observer(bundleBehaviour, config).hears(inputs, DAY);
  return isUnknown ? 'unknown' : active;
}

describe('signs together', () => {
  it('are judged by and, or, at least, and not', () => {
    expect(says(all, [yes, yes])).toBe(true);
    expect(says(all, [yes, no])).toBe(false);
    expect(says({ ...all, needs: 'any' }, [no, yes])).toBe(true);
    expect(says({ ...all, needs: 'at-least' }, [no, yes, yes])).toBe(true);
    expect(says({ ...all, needs: 'at-least' }, [no, yes, no])).toBe(false);
    expect(says({ ...all, needs: 'none' }, [no, no])).toBe(true);
    expect(says({ ...all, needs: 'none' }, [no, yes])).toBe(false);
  });

  it('are unknown only while the answer depends on what is unknown', () => {
    expect(says(all, [yes, unknown])).toBe('unknown');
    expect(says(all, [no, unknown])).toBe(false);
    expect(says({ ...all, needs: 'any' }, [yes, unknown])).toBe(true);
    expect(says({ ...all, needs: 'any' }, [no, unknown])).toBe('unknown');
    expect(says({ ...all, needs: 'none' }, [no, unknown])).toBe('unknown');
    expect(says({ ...all, needs: 'at-least' }, [yes, no, unknown])).toBe('unknown');
    expect(says({ ...all, needs: 'at-least' }, [no, no, unknown])).toBe(false);
  });

  it('say what they would say whatever the unknown turns out to be, and nothing else', () => {
    const reading = fc.constantFrom(yes, no, unknown);
    fc.assert(
      fc.property(fc.array(reading, { minLength: 1, maxLength: 5 }), fc.constantFrom(...NEEDS), (inputs, needs) => {
        const config = { ...all, needs };
        const outcomes = new Set(resolved(inputs).map((known) => says(config, known)));
        expect(says(config, inputs)).toBe(outcomes.size === 1 ? [...outcomes][0] : 'unknown');
      }),
    );
  });

  it('fire when they become true, and not again while they stay so', () => {
    const bundle = new Observer(bundleBehaviour, all);
    bundle.hears([yes, no], DAY);
    bundle.hears([yes, { ...yes, fired: 1, keys: ['A'] }], 2 * DAY);
    bundle.hears([{ ...yes, fired: 1 }, yes], 3 * DAY);
    bundle.hears([no, yes], 4 * DAY);
    bundle.hears([yes, yes], 5 * DAY);
    expect([bundle.firedAt, bundle.firedFor]).toEqual([[2 * DAY, 5 * DAY], ['A']]);
  });

  it('do not fire for what was true before anyone looked, nor when it is only no longer unknown that nothing was true', () => {
    const none = new Observer(bundleBehaviour, { ...all, needs: 'none' });
    none.hears([no, no], DAY);
    none.hears([unknown, no], 2 * DAY);
    none.hears([no, no], 3 * DAY);
    expect(none.firedAt).toEqual([]);
    none.hears([yes, no], 4 * DAY);
    none.hears([no, no], 5 * DAY);
    expect(none.firedAt).toEqual([5 * DAY]);
  });
});

function resolved(inputs: { active: boolean; unknown?: true }[]): { active: boolean }[][] {
  return inputs.reduce<{ active: boolean }[][]>(
    (lists, input) => lists.flatMap((list) => (input.unknown ? [yes, no] : [input]).map((one) => [...list, one])),
    [[]],
  );
}

it('asks for indicators, and for enough of them', () => {
  expect(codesOf(bundleDefinition, all)).toEqual(['no-input']);
  const three = { ...all, needs: 'at-least', count: 3 } as const;
  expect(codesOf(bundleDefinition, three, { arriving: ['signal', 'signal'] })).toEqual(['too-few-inputs']);
  expect(codesOf(bundleDefinition, all, { arriving: ['signal'] })).toEqual([]);
});

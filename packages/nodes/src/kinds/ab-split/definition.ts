/** A/B split: how it looks on the canvas and what its form asks. */
import type { CheckContext, KindDefinition, Phrase, PortDefinition } from '@kairos/engine';
import { connected, type Finding, problemsOf } from '../../settings/findings';
import { settingNumber, settingRows, settingText } from '../../wording/phrases';
import { type AbSplitConfig, abSplitSchema } from './schema';

export const abSplitDefinition: KindDefinition<AbSplitConfig> = {
  id: 'ab-split',
  version: 1,
  category: 'decide',
  icon: 'dice',
  order: 2,
  schema: abSplitSchema,
  defaults: {
    arms: [
      { id: 'a', name: 'A', weight: 50 },
      { id: 'b', name: 'B', weight: 50 },
    ],
  },
  accepts: ['step'],
  manyInputs: true,
  outputs: (config) => armIds(config).map((id): PortDefinition => ({ id, type: 'step' })),
  title: () => ({ key: 'title.test' }),
  summary: (config) => {
    const shares = settingRows(config.arms).map((arm) => settingNumber(arm.weight) ?? '…');
    return shares.length === 0
      ? { key: 'summary.unset' }
      : { key: 'summary.shares', values: { shares: shares.join(' / ') } };
  },
  portLabel: labelOf,
  form: [{ path: 'arms', type: 'weights' }],
  check: (config, context) =>
    problemsOf(context, [sharesAddUp(config), ...armIds(config).map((port) => connectedArm(config, context, port))]),
};

function armIds(config: AbSplitConfig): string[] {
  return settingRows(config.arms)
    .map((arm) => settingText(arm.id))
    .filter((id) => id !== '');
}

function labelOf(port: string, config: AbSplitConfig): Phrase | undefined {
  const arm = settingRows(config.arms).find(({ id }) => id === port);
  if (arm === undefined) return undefined;
  return { key: 'port.arm', values: { name: settingText(arm.name), share: settingNumber(arm.weight) ?? '…' } };
}

function sharesAddUp(config: AbSplitConfig): Finding | false {
  const total = config.arms.reduce((sum, arm) => sum + arm.weight, 0);
  const addsUp = Math.abs(total - 100) < 0.005;
  return !addsUp && { code: 'weights-not-100', severity: 'error', field: 'arms', values: { total } };
}

function connectedArm(config: AbSplitConfig, context: CheckContext, port: string): Finding | false {
  const name = settingText(settingRows(config.arms).find(({ id }) => id === port)?.name);
  return connected(context, port, name);
}

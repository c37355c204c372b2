/** A/B split: how it looks on the canvas and what its form asks. */
import type { CheckContext, KindDefinition, Phrase, PortDefinition } from '@kairos/engine';
import { connected, type Finding, problemsOf } from '../../settings/findings';
import { settingNumber, settingRows, settingText } from '../../wording/phrases';
import { type AbSplitConfig, abSplitSchema, CHOOSES_WINNER, FRESH_WINNER, IF_NOT_CLEAR } from './schema';

const BY_RULE = { path: 'winner.choose', isOneOf: ['by-rule'] };

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
    goalId: null,
    winner: FRESH_WINNER,
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
  portName: (port, config) => {
    const name = nameOf(port, config);
    return name === '' ? undefined : { key: 'port.name', values: { name } };
  },
  form: [
    { path: 'arms', type: 'weights' },
    { path: 'goalId', type: 'goal', optional: true },
    { path: 'winner.choose', type: 'choice', options: [...CHOOSES_WINNER] },
    { path: 'winner.atLeast', type: 'number', min: 1, shownWhen: BY_RULE },
    { path: 'winner.confidence', type: 'number', min: 50, max: 99.9, step: 0.1, shownWhen: BY_RULE },
    { path: 'winner.deadline', type: 'duration', optional: true, shownWhen: BY_RULE },
    { path: 'winner.ifTied', type: 'choice', options: [...IF_NOT_CLEAR], shownWhen: BY_RULE },
    { path: 'winner.ifTooFew', type: 'choice', options: [...IF_NOT_CLEAR], shownWhen: BY_RULE },
  ],
  check: (config, context) =>
    problemsOf(context, [
      sharesAddUp(config),
      measuresSomething(config),
      measuresWhatIsThere(config, context),
      ...armIds(config).map((port) => connectedArm(config, context, port)),
    ]),
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

function measuresSomething({ goalId, winner }: AbSplitConfig): Finding | false {
  const code = 'goal-missing';
  return winner.choose === 'by-rule' && goalId === null && { code, severity: 'error', field: 'goalId' };
}

function measuresWhatIsThere({ goalId }: AbSplitConfig, { document }: CheckContext): Finding | false {
  const isThere = document.nodes.some(({ id }) => id === goalId);
  return goalId !== null && !isThere && { code: 'goal-gone', severity: 'error', field: 'goalId' };
}

function nameOf(port: string, config: AbSplitConfig): string {
  return settingText(settingRows(config.arms).find(({ id }) => id === port)?.name);
}

function connectedArm(config: AbSplitConfig, context: CheckContext, port: string): Finding | false {
  return connected(context, port, nameOf(port, config));
}

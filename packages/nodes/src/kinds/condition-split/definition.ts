/** Condition split: how it looks on the canvas and what its form asks. */
import {
  type CheckContext,
  conditionsOf,
  FACTS_SINCE,
  type KindDefinition,
  type Phrase,
  type PortDefinition,
} from '@kairos/engine';
import { connected, type Finding, problemsOf } from '../../settings/findings';
import { conditionRows, conditionsPhrase } from '../../wording/conditions';
import { namePhrase, settingRows, settingText } from '../../wording/phrases';
import { type ConditionSplitConfig, conditionSplitSchema } from './schema';

export const conditionSplitDefinition: KindDefinition<ConditionSplitConfig> = {
  id: 'condition-split',
  version: 1,
  category: 'decide',
  icon: 'split',
  order: 1,
  schema: conditionSplitSchema,
  defaults: { branches: [{ id: 'branch-1', name: '', conditions: [] }] },
  accepts: ['step'],
  manyInputs: true,
  outputs: (config): PortDefinition[] => [
    ...branchIds(config).map((id): PortDefinition => ({ id, type: 'step' })),
    { id: 'else', type: 'step' },
  ],
  title: (config) => {
    const path = settingText(firstCondition(settingRows(config.branches)[0])?.path);
    return path === '' ? { key: 'title.unset' } : { key: 'title.path', values: { path: namePhrase(path) } };
  },
  summary: (config) => {
    const names = settingRows(config.branches).map((branch) => settingText(branch.name));
    const named = names.filter((name) => name !== '');
    return named.length === 0
      ? { key: 'summary.unset' }
      : { key: 'summary.branches', values: { names: named.join(' / ') } };
  },
  portLabel: labelOf,
  form: [{ path: 'branches', type: 'branches', factsSince: FACTS_SINCE }],
  check: (config, context) => problemsOf(context, [...branchFindings(config), ...openPorts(config, context)]),
};

function branchIds(config: ConditionSplitConfig): string[] {
  return settingRows(config.branches)
    .map((branch) => settingText(branch.id))
    .filter((id) => id !== '');
}

function firstCondition(branch: Record<string, unknown> | undefined): Record<string, unknown> | undefined {
  return conditionRows(branch?.conditions)[0];
}

function labelOf(port: string, config: ConditionSplitConfig): Phrase {
  if (port === 'else') return { key: 'port.else' };
  const branch = settingRows(config.branches).find(({ id }) => id === port);
  const name = settingText(branch?.name);
  if (name !== '') return { key: 'port.branch', values: { name } };
  return conditionsPhrase(branch?.conditions) ?? { key: 'port.unnamed' };
}

// A branch without conditions would take everyone and leave nobody for those after it.
function branchFindings(config: ConditionSplitConfig): (Finding | false)[] {
  return config.branches.map(
    (branch, index) =>
      conditionsOf(branch.conditions).length === 0 && {
        code: 'condition-missing',
        severity: 'error',
        field: `branches.${index}.conditions`,
        values: { branch: labelOf(branch.id, config) },
      },
  );
}

// Leaving “everyone else” open is the usual way to say that the others stop here.
function openPorts(config: ConditionSplitConfig, context: CheckContext): (Finding | false)[] {
  return branchIds(config).map((port) => connected(context, port, labelOf(port, config)));
}

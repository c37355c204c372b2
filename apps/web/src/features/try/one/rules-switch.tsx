/** Whether the workspace's sending rules bind the trial, and what they hold. */
import { NO_SENDING_RULES, type SendingRules } from '@kairos/engine';
import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Trial } from './trial';

interface RulesSwitchProps {
  trial: Trial;
  /** Those of the workspace. */
  rules: SendingRules;
  onTrial: (trial: Trial) => void;
}

export function RulesSwitch({ trial, rules, onTrial }: RulesSwitchProps) {
  const { t } = useTranslation('try');
  const count = rules.quietHours.length + rules.caps.length;
  return (
    <>
      <h2>{t('rules')}</h2>
      <Switch
        size="xs"
        label={t('rules.apply')}
        description={t(count === 0 ? 'rules.none' : 'rules.some', { count })}
        disabled={count === 0}
        checked={count > 0 && trial.rules === rules}
        onChange={(event) => onTrial({ ...trial, rules: event.currentTarget.checked ? rules : NO_SENDING_RULES })}
      />
    </>
  );
}

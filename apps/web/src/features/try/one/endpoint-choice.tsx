/** What endpoints answer in the trial, where the journey calls one. */
import { EFFECT_EVENTS, type EndpointAnswer, heardEventNames, type Plan } from '@kairos/engine';
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { KINDS } from '../../../canvas/kinds/kinds';
import { TAKES_CALLS, type Trial } from './trial';

/** The last is tried again until the step's patience is over. */
const ANSWERS: Record<string, EndpointAnswer> = { takes: TAKES_CALLS, refuses: 404, breaks: 500 };

interface EndpointChoiceProps {
  trial: Trial;
  plan: Plan;
  onTrial: (trial: Trial) => void;
}

export function EndpointChoice({ trial, plan, onTrial }: EndpointChoiceProps) {
  const { t } = useTranslation('try');
  const isCalling = useMemo(() => heardEventNames(plan, KINDS).includes(EFFECT_EVENTS.webhookAccepted), [plan]);
  if (!isCalling) return null;
  const choices = Object.keys(ANSWERS);
  return (
    <>
      <h2>{t('endpoint')}</h2>
      <Select
        size="xs"
        label={t('endpoint.answer')}
        allowDeselect={false}
        data={choices.map((value) => ({ value, label: t(`endpoint.${value}`) }))}
        value={choices.find((choice) => ANSWERS[choice] === trial.endpoint) ?? null}
        onChange={(choice) => choice && onTrial({ ...trial, endpoint: ANSWERS[choice] ?? TAKES_CALLS })}
      />
    </>
  );
}

/** The buttons by which a marketer chooses the winner of a test, takes that back, or leaves it to the rule. */
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../../api/errors';
import { type ApiInputs, trpc } from '../../../api/trpc';
import { FormError } from '../../../ui/form-error';
import styles from './results.module.css';
import type { ExperimentResult } from './use-results';

interface WinnerChoiceProps {
  journeyId: string;
  result: ExperimentResult;
  nameOf: (arm: string) => string;
}

type Choice = ApiInputs['live']['chooseWinner']['choice'];

export function WinnerChoice({ journeyId, result, nameOf }: WinnerChoiceProps) {
  const { t } = useTranslation('live');
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.live.results.queryKey({ journeyId }) });
  const choose = useMutation(trpc.live.chooseWinner.mutationOptions({ onSettled: refresh }));
  const { nodeId, key, decision, arms, hasRule } = result;
  const button = (name: string, choice: Choice) => (
    <Button
      key={name}
      size="compact-sm"
      variant="default"
      disabled={choose.isPending}
      onClick={() => choose.mutate({ journeyId, nodeId, key, choice })}
    >
      {name}
    </Button>
  );
  const others = arms.filter(({ arm }) => arm !== decision?.arm);
  const isDivided = decision !== null && decision.arm === null;
  return (
    <div className={styles.choice}>
      <p className={styles.note}>{t('test.choose')}</p>
      <div className={styles.buttons}>
        {others.map(({ arm }) => button(t('test.choose-arm', { arm: nameOf(arm) }), { of: 'arm', arm }))}
        {decision !== null && !isDivided && button(t('test.divide'), { of: hasRule ? 'shares' : 'open' })}
        {decision !== null && hasRule && button(t('test.leave-to-rule'), { of: 'open' })}
      </div>
      <FormError>{choose.error && errorSentence(choose.error, t)}</FormError>
    </div>
  );
}

/** Sending rules on their way to other ones: changed here, step by step, and saved in one piece. */
import { checkSendingRules, RULES_PROBLEMS, type SendingRules } from '@kairos/engine';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApiOutputs, queryClient, trpc } from '../../api/trpc';

export type StoredRules = ApiOutputs['sending']['rules'];

const same = (one: SendingRules, other: SendingRules) => JSON.stringify(one) === JSON.stringify(other);

export function useRulesDraft(stored: StoredRules) {
  /** From the stored rules to the shown ones; the last one is shown. */
  const [steps, setSteps] = useState<SendingRules[]>([]);
  const rules = steps.at(-1) ?? stored.rules;
  const problems = checkSendingRules(rules);
  const save = useMutation(
    trpc.sending.changeRules.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.sending.pathKey() });
        setSteps([]);
      },
    }),
  );
  const put = (next: SendingRules) => setSteps((taken) => [...taken, next]);
  return {
    rules,
    problems,
    save,
    put,
    change: (part: Partial<SendingRules>) => put({ ...rules, ...part }),
    isChanged: !same(rules, stored.rules),
    fits: problems.every(({ code }) => RULES_PROBLEMS[code] !== 'error'),
    canUndo: steps.length > 0,
    undo: () => setSteps((taken) => taken.slice(0, -1)),
    discard: () => setSteps([]),
    submit: () => save.mutate({ rules, revision: stored.revision }),
  };
}

export type RulesDraft = ReturnType<typeof useRulesDraft>;

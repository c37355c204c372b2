/** Sending rules on their way to other ones: changed here, step by step, and saved in one piece. */
import { checkSendingRules, RULES_PROBLEMS, type SendingRules } from '@kairos/engine';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type ApiOutputs, queryClient, trpc } from '../../api/trpc';

export type StoredRules = ApiOutputs['sending']['rules'];

const same = (one: SendingRules, other: SendingRules) => JSON.stringify(one) === JSON.stringify(other);

/** `from` is what was stored when the first change was made: who saves later than somebody else is told so. */
interface Draft {
  from: StoredRules;
  /** The last one is shown. */
  steps: SendingRules[];
}

export function useRulesDraft(stored: StoredRules) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const rules = draft?.steps.at(-1) ?? stored.rules;
  const problems = checkSendingRules(rules);
  const save = useMutation(
    trpc.sending.changeRules.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.sending.pathKey() });
        setDraft(null);
      },
    }),
  );
  const put = (next: SendingRules) =>
    setDraft((taken) => ({ from: taken?.from ?? stored, steps: [...(taken?.steps ?? []), next] }));
  const undo = () =>
    setDraft((taken) => (taken && taken.steps.length > 1 ? { ...taken, steps: taken.steps.slice(0, -1) } : null));
  return {
    rules,
    problems,
    save,
    put,
    change: (part: Partial<SendingRules>) => put({ ...rules, ...part }),
    isChanged: draft !== null && !same(rules, draft.from.rules),
    fits: problems.every(({ code }) => RULES_PROBLEMS[code] !== 'error'),
    canUndo: draft !== null,
    undo,
    discard: () => setDraft(null),
    submit: () => save.mutate({ rules, revision: draft?.from.revision ?? stored.revision }),
  };
}

export type RulesDraft = ReturnType<typeof useRulesDraft>;

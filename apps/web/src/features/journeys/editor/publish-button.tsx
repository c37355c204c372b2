/** Publishing: saves what is open, shows what it means, and asks. */
import type { MoveChoices } from '@kairos/engine';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../../api/errors';
import { type ApiOutputs, client } from '../../../api/trpc';
import { useSayMoved } from '../move/say-moved';
import { PublishDialog } from './publish-dialog';
import { type Journey, type OpenDraft, refreshJourneys } from './use-draft';

export interface Plan {
  revision: number;
  impact: ApiOutputs['journeys']['publicationImpact'];
}

export function PublishButton({ journey, draft }: { journey: Journey; draft: OpenDraft }) {
  const { t } = useTranslation('journeys');
  const sayMoved = useSayMoved();
  const [plan, setPlan] = useState<Plan | null>(null);
  const say = (error: unknown) => notifications.show({ color: 'red', message: errorSentence(error, t) });

  const prepare = useMutation({
    mutationFn: async (): Promise<Plan> => {
      draft.store.getState().showAllProblems();
      const revision = await draft.autosave.flush();
      return { revision, impact: await client.journeys.publicationImpact.query({ journeyId: journey.id }) };
    },
    onSuccess: setPlan,
    onError: say,
  });
  const publish = useMutation({
    mutationFn: (publication: { revision: number; choices: MoveChoices }) =>
      client.journeys.publish.mutate({ journeyId: journey.id, ...publication }),
    onSuccess: ({ number, moved }) => {
      setPlan(null);
      refreshJourneys();
      notifications.show({
        message: [t('published', { number, name: journey.name }), ...sayMoved(moved, number)].join(' '),
      });
    },
    onError: say,
  });

  return (
    <>
      <Button loading={prepare.isPending} onClick={() => prepare.mutate()}>
        {t('publish')}
      </Button>
      {plan && (
        <PublishDialog
          journey={journey}
          impact={plan.impact}
          isPublishing={publish.isPending}
          onPublish={(choices) => publish.mutate({ revision: plan.revision, choices })}
          onClose={() => setPlan(null)}
        />
      )}
    </>
  );
}

/** A new journey: what it begins as, and its name. */
import { Button, Radio, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../../api/errors';
import { client } from '../../../api/trpc';
import { useLanguage } from '../../../canvas/kinds/use-language';
import { Dialog } from '../../../ui/dialog';
import { FormError } from '../../../ui/form-error';
import { refreshJourneys } from '../editor/use-draft';
import styles from './new-journey-modal.module.css';
import { documentFor, STARTING_POINTS, type StartingPoint } from './starting-points';

export function NewJourneyModal({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('journeys');
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('new')} size={520}>
      <NewJourneyForm onCancel={onClose} />
    </Dialog>
  );
}

function NewJourneyForm({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation('journeys');
  const language = useLanguage();
  const navigate = useNavigate();
  const [start, setStart] = useState<StartingPoint>('empty');
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () =>
      client.journeys.create.mutate({
        name: name.trim() || t(`start.${start}.name`),
        document: documentFor(start, language),
      }),
    onSuccess: ({ journeyId }) => {
      refreshJourneys();
      void navigate({ to: '/journeys/$journeyId', params: { journeyId } });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Radio.Group
        value={start}
        onChange={(value) => setStart(STARTING_POINTS.find((each) => each === value) ?? 'empty')}
        label={t('start')}
      >
        <div className={styles.starts}>
          {STARTING_POINTS.map((each) => (
            <Radio.Card key={each} value={each} className={styles.start} data-start={each}>
              <Radio.Indicator />
              <span className={styles.words}>
                <span className={styles.title}>{t(`start.${each}`)}</span>
                <span className={styles.text}>{t(`start.${each}.text`)}</span>
              </span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      <TextInput
        data-autofocus
        label={t('name')}
        placeholder={t(`start.${start}.name`)}
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {create.isError && <FormError>{errorSentence(create.error, t)}</FormError>}
      <div className={styles.actions}>
        <Button variant="default" onClick={onCancel}>
          {t('shared:cancel')}
        </Button>
        <Button type="submit" loading={create.isPending}>
          {t('new.confirm')}
        </Button>
      </div>
    </form>
  );
}

/** A new journey: what it begins as, how that works, and its name. */
import { EMPTY_DOCUMENT } from '@kairos/engine';
import { JOURNEY_TEMPLATES } from '@kairos/nodes/editor';
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
import { TemplateStory } from './template-story';

export function NewJourneyModal({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('journeys');
  return (
    <Dialog opened={isOpen} onClose={onClose} title={t('new')} size={940}>
      <NewJourneyForm onCancel={onClose} />
    </Dialog>
  );
}

const EMPTY = 'empty';

function NewJourneyForm({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation('journeys');
  const language = useLanguage();
  const navigate = useNavigate();
  const [start, setStart] = useState<string>(EMPTY);
  const [name, setName] = useState('');
  const template = JOURNEY_TEMPLATES.find((each) => each.id === start) ?? null;
  const ownName = template ? template.words[language].name : t('start.empty.name');
  const create = useMutation({
    mutationFn: () =>
      client.journeys.create.mutate({
        name: name.trim() || ownName,
        document: template ? template.journey(language) : EMPTY_DOCUMENT,
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
      <div className={styles.choice}>
        <Radio.Group value={start} onChange={setStart} label={t('start')} className={styles.list}>
          <div className={styles.starts}>
            <Start id={EMPTY} title={t('start.empty')} text={t('start.empty.text')} />
            {JOURNEY_TEMPLATES.map(({ id, words }) => (
              <Start key={id} id={id} title={words[language].name} text={words[language].summary} />
            ))}
          </div>
        </Radio.Group>
        <section className={styles.story} aria-live="polite">
          {template ? (
            <TemplateStory key={template.id} template={template} />
          ) : (
            <p className={styles.emptyStory}>{t('start.empty.story')}</p>
          )}
        </section>
      </div>
      <TextInput
        data-autofocus
        label={t('name')}
        placeholder={ownName}
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

function Start({ id, title, text }: { id: string; title: string; text: string }) {
  return (
    <Radio.Card value={id} className={styles.start} data-start={id}>
      <Radio.Indicator />
      <span className={styles.words}>
        <span className={styles.title}>{title}</span>
        <span className={styles.text}>{text}</span>
      </span>
    </Radio.Card>
  );
}

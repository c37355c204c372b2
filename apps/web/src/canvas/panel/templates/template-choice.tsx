/** Some templates to choose from: searched, read, and one of them taken. Arrows walk, Enter takes. */
import { Button } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageTemplate } from './shelf';
import { excerptOf, templatesFor } from './step-message';
import { TemplateLook } from './template-look';
import styles from './template-picker.module.css';

interface TemplateChoiceProps {
  templates: readonly MessageTemplate[];
  /** Its words name the part of a message that cannot be shown. */
  kindId: string;
  onPick(template: MessageTemplate): void;
  onClose(): void;
}

export function TemplateChoice({ templates, kindId, onPick, onClose }: TemplateChoiceProps) {
  const { t } = useTranslation('canvas');
  const [query, setQuery] = useState('');
  const [chosenId, choose] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const shown = templates.filter((template) => templatesFor([template], template.channel, query).length > 0);
  const active = Math.max(
    0,
    shown.findIndex((template) => template.id === chosenId),
  );
  const chosen = shown[active];

  const walk = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = shown[active + step];
    if (step === 0) return;
    event.preventDefault();
    if (!next) return;
    choose(next.id);
    list.current?.querySelector(`[data-template="${next.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen) onPick(chosen);
  };

  return (
    <form onSubmit={submit}>
      <div className={styles.choice}>
        <div className={styles.left}>
          <input
            className={styles.search}
            // biome-ignore lint/a11y/noAutofocus: the list was asked for, and typing is how to use it.
            autoFocus
            // For the dialog, where the list is there before it: it would give the focus to its close button.
            data-autofocus
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={walk}
            placeholder={t('message-template.search')}
            role="combobox"
            aria-label={t('message-template.search')}
            aria-expanded="true"
            aria-controls={id}
            aria-activedescendant={chosen && `${id}-${chosen.id}`}
          />
          <div ref={list} className={styles.list} id={id} role="listbox" aria-label={t('message-template.list')}>
            {shown.map((template) => (
              <div
                key={template.id}
                id={`${id}-${template.id}`}
                data-template={template.id}
                className={styles.option}
                role="option"
                tabIndex={-1}
                aria-selected={template === chosen}
                onClick={() => choose(template.id)}
                onKeyDown={walk}
              >
                <span className={styles.name}>{template.name}</span>
                <span className={styles.excerpt}>{excerptOf(template)}</span>
              </div>
            ))}
          </div>
          {shown.length === 0 && <p className={styles.nothing}>{t('message-template.none-match')}</p>}
        </div>
        <section className={styles.right} aria-label={t('message-template.look')}>
          {chosen && <TemplateLook key={chosen.id} template={chosen} kindId={kindId} />}
        </section>
      </div>
      <div className={styles.end}>
        <p className={styles.note}>{t('message-template.use.consequence')}</p>
        <Button variant="default" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
        <Button type="submit" disabled={!chosen}>
          {t('message-template.use.confirm')}
        </Button>
      </div>
    </form>
  );
}

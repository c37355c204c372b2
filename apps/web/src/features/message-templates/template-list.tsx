/** Message templates by name; arrows walk. */
import { UnstyledButton } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { excerptOf } from '../../canvas/panel/templates/step-message';
import { CHANNEL_ICON } from '../../ui/channels';
import { KindBadge } from '../../ui/icons';
import type { Template } from './templates-page';
import styles from './templates-page.module.css';

interface TemplateListProps {
  templates: readonly Template[];
  openId: string | undefined;
  onOpen(id: string): void;
}

export function TemplateList({ templates, openId, onOpen }: TemplateListProps) {
  const { t } = useTranslation('message-templates');

  function walk(event: KeyboardEvent<HTMLElement>) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = templates[templates.findIndex((template) => template.id === openId) + step];
    if (!next) return;
    onOpen(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-id="${next.id}"]`)?.focus();
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are caught on behalf of the buttons inside
    <div onKeyDown={walk}>
      {templates.map((template) => (
        <UnstyledButton
          key={template.id}
          className={styles.item}
          data-id={template.id}
          aria-current={template.id === openId || undefined}
          onClick={() => onOpen(template.id)}
        >
          <KindBadge icon={CHANNEL_ICON[template.channel]} category="reach" />
          <span className={styles.body}>
            <span className={styles.headline}>{template.name}</span>
            <span className={styles.excerpt}>{excerptOf(template)}</span>
          </span>
        </UnstyledButton>
      ))}
      <p className={styles.note}>{t('note')}</p>
    </div>
  );
}

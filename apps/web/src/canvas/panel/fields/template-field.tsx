/** Text with placeholders for what is known of the customer; an SMS also tells how many messages it takes. */
import { Menu, Textarea } from '@mantine/core';
import { lazy, Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icons';
import { useFieldIds } from '../field-frame';
import { type KnownName, useKnowledge } from '../knowledge';
import { useStartingProperties } from '../starting-event';
import type { FieldInputProps, FieldOf } from './input-props';
import styles from './rows.module.css';
import template from './template-field.module.css';
import { partsOfTemplate, placeholderFor, type SeenNames, unseenNames } from './template-text';

const SmsCounter = lazy(() => import('./sms-counter'));

export function TemplateField({ field, value, onChange }: FieldInputProps<FieldOf<'template'>>) {
  const { t } = useTranslation('canvas');
  const ids = useFieldIds();
  const seen: SeenNames = {
    customer: useKnowledge().attributes.map(({ name }) => name),
    event: useStartingProperties().map(({ name }) => name),
  };
  const area = useRef<HTMLTextAreaElement>(null);
  const chips = useRef<HTMLDivElement>(null);
  const text = typeof value === 'string' ? value : '';
  const unseen = unseenNames(text, seen);

  const put = (placeholder: string) => {
    const start = area.current?.selectionStart ?? text.length;
    const end = area.current?.selectionEnd ?? start;
    onChange(text.slice(0, start) + placeholder + text.slice(end));
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(start + placeholder.length, start + placeholder.length);
    });
  };

  return (
    <div>
      <div className={template.page}>
        {/* Lies under the text, letter for letter, and only its grounds are seen. */}
        <div ref={chips} className={template.chips} aria-hidden="true">
          {partsOfTemplate(text, seen).map((part, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts are drawn anew with every letter.
            <span key={place} data-sort={part.sort}>
              {part.text}
            </span>
          ))}
        </div>
        <Textarea
          {...ids}
          ref={area}
          classNames={{ input: template.area }}
          error={ids['aria-invalid']}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
          onScroll={(event) => chips.current?.scrollTo({ top: event.currentTarget.scrollTop })}
          autosize
          minRows={field.rich ? 6 : field.channel === 'sms' ? 3 : 1}
          maxRows={field.rich ? 18 : 8}
        />
      </div>
      <div className={styles.tools}>
        <InsertMenu onInsert={put} />
        {field.channel === 'sms' && text !== '' && (
          <Suspense>
            <SmsCounter text={text} />
          </Suspense>
        )}
      </div>
      {unseen.length > 0 && <div className={styles.unseen}>{t('template.unseen', { names: unseen.join(', ') })}</div>}
    </div>
  );
}

/** What can be put into a text: what is known of the customer and of the event that starts the campaign, with examples. */
function InsertMenu({ onInsert }: { onInsert(placeholder: string): void }) {
  const { t } = useTranslation('canvas');
  const { attributes } = useKnowledge();
  const properties = useStartingProperties();
  const isNothingKnown = attributes.length + properties.length === 0;
  return (
    <Menu position="bottom-start" withinPortal shadow="md">
      <Menu.Target>
        <button type="button" className={template.insert}>
          <Icon name="plus" size={11} weight={2.2} />
          {t('template.insert')}
        </button>
      </Menu.Target>
      <Menu.Dropdown className={template.menu}>
        {properties.length > 0 && <Menu.Label>{t('template.of-customer')}</Menu.Label>}
        <Names root="customer" names={attributes} onInsert={onInsert} />
        {properties.length > 0 && <Menu.Label>{t('template.of-event')}</Menu.Label>}
        <Names root="event" names={properties} onInsert={onInsert} />
        {isNothingKnown && <Menu.Item disabled>{t('template.nothing-known')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

interface NamesProps {
  root: keyof SeenNames;
  names: readonly KnownName[];
  onInsert(placeholder: string): void;
}

function Names({ root, names, onInsert }: NamesProps) {
  return names.map(({ name, examples }) => (
    <Menu.Item key={name} onClick={() => onInsert(placeholderFor(root, name))}>
      <span className={styles.option}>
        <span>{name}</span>
        <span className={styles.note}>{exampleText(examples[0])}</span>
      </span>
    </Menu.Item>
  ));
}

/** Lists and groups would only say that they are objects. */
function exampleText(value: KnownName['examples'][number] | undefined): string {
  return value === undefined || value === null || typeof value === 'object' ? '' : String(value);
}

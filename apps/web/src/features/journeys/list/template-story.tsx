/** A ready journey before it is chosen: its picture, how it works, and which events it needs. */
import { compile, heardEventNames, type JourneyDocument, sensedEventNames } from '@kairos/engine';
import type { JourneyTemplate } from '@kairos/nodes/editor';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../../api/trpc';
import { KINDS } from '../../../canvas/kinds/kinds';
import { useLanguage } from '../../../canvas/kinds/use-language';
import { JourneyPicture } from '../../../canvas/picture/journey-picture';
import { useFormat } from '../../../i18n/format';
import styles from './template-story.module.css';

export function TemplateStory({ template }: { template: JourneyTemplate }) {
  const language = useLanguage();
  const document = useMemo(() => template.journey(language), [template, language]);
  return (
    <>
      <div className={styles.picture}>
        <JourneyPicture document={document} />
      </div>
      <div className={styles.explanation}>
        {template.words[language].explanation.split('\n\n').map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <NeededEvents document={document} />
    </>
  );
}

/** What the journey listens to, and which of it this workspace has seen. */
function NeededEvents({ document }: { document: JourneyDocument }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const seen = useQuery(trpc.events.catalogue.queryOptions(undefined, { staleTime: 30_000 })).data;
  const needed = useMemo(() => eventsOf(document), [document]);
  if (needed.length === 0) return null;
  return (
    <section className={styles.events}>
      <h3>{t('template.events')}</h3>
      <ul>
        {needed.map((name) => {
          const known = seen?.find((event) => event.name === name);
          return (
            <li key={name}>
              <code>{name}</code>{' '}
              {seen && (
                <span>
                  {known
                    ? t('template.seen', { count: known.seen, times: format.number(known.seen) })
                    : t('template.unseen')}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function eventsOf(document: JourneyDocument): string[] {
  const { plan } = compile(document, KINDS);
  return plan ? [...new Set([...sensedEventNames(plan, KINDS), ...heardEventNames(plan, KINDS)])].sort() : [];
}

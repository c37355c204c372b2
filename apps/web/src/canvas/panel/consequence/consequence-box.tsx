/** The end of every form: what will happen, with a concrete moment or the message itself. */
import type { JourneyNode } from '@kairos/engine';
import { lazy, Suspense, useMemo } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { KINDS } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { useKnowledge } from '../knowledge';
import { sayMoment } from '../moments';
import styles from './consequence-box.module.css';
import { type Consequence, consequenceOf } from './consequence-of';

const MessagePreview = lazy(() => import('./message-preview'));

export function ConsequenceBox({ node }: { node: JourneyNode }) {
  const { t } = useTranslation('canvas');
  const knowledge = useKnowledge();
  const kind = KINDS.get(node.kind);
  const consequence = useMemo(
    () => (kind ? consequenceOf(kind, node.config, knowledge) : null),
    [kind, node.config, knowledge],
  );
  if (!consequence) return null;
  if (consequence.type === 'sends') {
    return (
      <section className={styles.preview} aria-label={t('consequence.preview')}>
        <h3 className={styles.heading}>{t('consequence.preview')}</h3>
        <Suspense fallback={<div className={styles.room} />}>
          {consequence.messages.map((message) => (
            <MessagePreview key={message.channel} message={message} kindId={node.kind} />
          ))}
        </Suspense>
      </section>
    );
  }
  return (
    <section className={styles.box} data-consequence={consequence.type}>
      <h3 className={styles.title}>{t('consequence.title')}</h3>
      <Sentence consequence={consequence} />
    </section>
  );
}

function Sentence({ consequence }: { consequence: Exclude<Consequence, { type: 'sends' }> }) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const { now, timeZone } = useKnowledge();
  const moment = (at: number) => sayMoment(at, now(), timeZone, language);
  const bold = { b: <b /> };
  switch (consequence.type) {
    case 'waits': {
      const { until, events } = consequence;
      const key = `consequence.waits${until === null ? '-open' : ''}${events.length > 0 ? '-or' : ''}`;
      const values = { moment: until === null ? '' : moment(until), event: events.join(', ') };
      return <Trans t={t} i18nKey={key} values={values} components={bold} />;
    }
    case 'true-now': {
      const { event, until } = consequence;
      const key = until === null ? 'consequence.true-now' : 'consequence.true-until';
      const values = { event, moment: until === null ? '' : moment(until) };
      return <Trans t={t} i18nKey={key} values={values} components={bold} />;
    }
    case 'true-later': {
      const values = { event: consequence.event, moment: moment(consequence.at) };
      return <Trans t={t} i18nKey="consequence.true-later" values={values} components={bold} />;
    }
  }
}

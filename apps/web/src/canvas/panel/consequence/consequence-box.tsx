/** The end of every form: what will happen, with concrete moments or the message itself, for a customer of choice. */
import type { JourneyNode } from '@kairos/engine';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { KINDS } from '../../kinds/kinds';
import { useInquiries } from '../inquiries';
import { useKnowledge } from '../knowledge';
import { useStartingExample } from '../starting-event';
import type { Consequence } from './consequence';
import styles from './consequence-box.module.css';
import { consequencesOf } from './consequence-of';
import { ConsequenceSentence } from './consequence-sentence';
import { exampleOf } from './example';
import { ExamplePicker } from './example-picker';
import { SensedLine } from './sensed-line';

const MessagePreview = lazy(() => import('./message-preview'));

export function ConsequenceBox({ node }: { node: JourneyNode }) {
  const { t } = useTranslation('canvas');
  const knowledge = useKnowledge();
  const inquiries = useInquiries();
  const kind = KINDS.get(node.kind);
  const example = useMemo(() => exampleOf(knowledge, inquiries), [knowledge, inquiries]);
  const consequences = useMemo(
    () => (kind ? consequencesOf(kind, node.config, knowledge, example) : []),
    [kind, node.config, knowledge, example],
  );
  const event = useStartingExample(example);
  if (!kind) return null;
  const [first] = consequences;
  if (first?.type === 'sends') {
    return (
      <section className={styles.preview} aria-label={t('consequence.preview')}>
        <header className={styles.bar}>
          <h2 className={styles.heading}>{t('consequence.preview')}</h2>
          <ExamplePicker />
        </header>
        <Suspense fallback={<div className={styles.room} />}>
          {first.messages.map((message) => (
            <MessagePreview
              key={message.channel}
              message={message}
              kindId={node.kind}
              example={example}
              event={event}
            />
          ))}
        </Suspense>
      </section>
    );
  }
  const isIndicator = kind.definition.category === 'sense';
  if (consequences.length === 0) return isIndicator ? <SensedLine nodeId={node.id} className={styles.box} /> : null;
  return (
    <section className={styles.box} data-consequence={first?.type} aria-label={t('consequence.title')}>
      <header className={styles.bar}>
        <h2 className={styles.title}>{t('consequence.title')}</h2>
        <ExamplePicker />
      </header>
      {consequences.map((consequence) => (
        <p key={consequence.type} className={styles.sentence}>
          <ConsequenceSentence consequence={sayable(consequence)} node={node} example={example} />
        </p>
      ))}
      {isIndicator && <SensedLine nodeId={node.id} className={styles.sentence} />}
    </section>
  );
}

/** Messages are shown, not told. */
function sayable(consequence: Consequence): Exclude<Consequence, { type: 'sends' }> {
  return consequence.type === 'sends' ? { type: 'goes-on' } : consequence;
}

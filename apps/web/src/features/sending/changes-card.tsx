/** Who changed the rules, when, and what; each earlier state can be taken up again. */
import { NO_SENDING_RULES, type SendingRules } from '@kairos/engine';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { Card } from '../../ui/card';
import { sayRules } from './say-rule';
import styles from './sending-page.module.css';
import type { StoredRules } from './use-rules-draft';
import { useSay } from './use-say';

interface ChangesCardProps {
  stored: StoredRules;
  /** Left out for who may not change the rules. */
  onTakeUp: ((rules: SendingRules) => void) | undefined;
}

export function ChangesCard({ stored, onTakeUp }: ChangesCardProps) {
  const { t } = useTranslation('sending');
  const { speech } = useSay();
  const format = useFormat();
  const { changes } = stored;
  return (
    <Card title={t('changes.title')}>
      {changes.length === 0 && <p className={styles.none}>{t('changes.none')}</p>}
      <ol className={styles.changes}>
        {changes.map((change, index) => {
          const before = sayRules(changes[index + 1]?.rules ?? NO_SENDING_RULES, speech);
          const after = sayRules(change.rules, speech);
          return (
            <li key={change.id}>
              <div className={styles.who}>
                <strong>{change.memberName ?? t('changes.nobody')}</strong>
                <time>{format.moment(change.changedAt)}</time>
                {onTakeUp && index > 0 && (
                  <Button size="compact-xs" variant="default" onClick={() => onTakeUp(change.rules)}>
                    {t('changes.take-up')}
                  </Button>
                )}
              </div>
              <Difference
                gone={before.filter((each) => !after.includes(each))}
                come={after.filter((each) => !before.includes(each))}
              />
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function Difference({ gone, come }: { gone: string[]; come: string[] }) {
  const { t } = useTranslation('sending');
  return (
    <dl className={styles.difference}>
      {gone.map((sentence) => (
        <div key={`-${sentence}`}>
          <dt>{t('changes.gone')}</dt>
          <dd>
            <del>{sentence}</del>
          </dd>
        </div>
      ))}
      {come.map((sentence) => (
        <div key={`+${sentence}`}>
          <dt>{t('changes.come')}</dt>
          <dd>{sentence}</dd>
        </div>
      ))}
      {gone.length + come.length === 0 && <dd>{t('changes.same')}</dd>}
    </dl>
  );
}

/** One wish as it holds, where it came from, and the way to another one. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/use-may';
import { useFormat } from '../../../i18n/format';
import type { Preferences } from './customer-preferences';
import styles from './preferences.module.css';

type WishRecord = Preferences['records'][number];

interface WishLineProps {
  title: string;
  sentence: string;
  /** The newest one about it; undefined while nobody said anything. */
  record: WishRecord | undefined;
  onChange(): void;
}

export function WishLine({ title, sentence, record, onChange }: WishLineProps) {
  const { t } = useTranslation('customers');
  const mayEdit = useMay('edit');
  return (
    <div className={styles.line}>
      <div>
        <strong>{title}</strong>
        <span>{sentence}</span>
        <small>{record ? <Origin record={record} /> : t('wish.unsaid')}</small>
      </div>
      {mayEdit && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('wish.change.of', { what: title })}
          onClick={onChange}
        >
          {t('wish.change')}
        </Button>
      )}
    </div>
  );
}

/** Who said it, when, and how we know. */
export function Origin({ record }: { record: WishRecord }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const moment = format.moment(record.recordedAt);
  if (record.source === 'customer') return t('wish.from.customer', { moment });
  const member = record.memberName ?? t('wish.from.somebody');
  return t(record.source === 'import' ? 'wish.from.import' : 'wish.from.member', {
    member,
    moment,
    reason: record.reason ?? '',
  });
}

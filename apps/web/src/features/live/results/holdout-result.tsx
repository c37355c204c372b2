/** What a campaign adds: customers whom it reached against customers who were left untouched, in a sentence and in figures. */
import { type Lift, liftOf } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import { type Format, useFormat } from '../../../i18n/format';
import { GroupTable } from './group-table';
import styles from './results.module.css';
import type { ExperimentResult } from './use-results';

export function HoldoutResult({ result }: { result: ExperimentResult }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const [treated, heldOut] = result.arms;
  if (!treated || !heldOut) return <p className={styles.note}>{t('holdout.nobody')}</p>;
  const lift = liftOf(treated, heldOut);
  return (
    <section className={styles.box} aria-label={t('holdout.title')}>
      <p className={styles.verdict} data-verdict={lift.verdict}>
        {t(`holdout.verdict.${lift.verdict}`, pointsOf(lift, format))}
      </p>
      <GroupTable
        label={t('holdout.title')}
        heads={{ group: t('holdout.group') }}
        groups={[
          { ...treated, id: 'treated', name: t('holdout.treated') },
          { ...heldOut, id: 'held-out', name: t('holdout.held-out') },
        ]}
      />
      {lift.verdict !== 'too-few' && (
        <p className={styles.note}>
          {t('holdout.interval', pointsOf(lift, format))}
          {lift.verdict === 'adds' &&
            ` ${t('holdout.extra', { count: format.number(Math.round(lift.difference * treated.entered)) })}`}
        </p>
      )}
      <p className={styles.note}>{t('holdout.how')}</p>
    </section>
  );
}

/** The same in one line, for the column of the whole journey. */
export function useLiftLine(result: ExperimentResult): string {
  const { t } = useTranslation('live');
  const format = useFormat();
  const [treated, heldOut] = result.arms;
  if (!treated || !heldOut) return t('holdout.nobody');
  const lift = liftOf(treated, heldOut);
  return t(`holdout.line.${lift.verdict}`, pointsOf(lift, format));
}

/** Percentage points, with a sign where they are a difference. */
function pointsOf({ difference, from, to }: Lift, format: Format) {
  const points = (share: number) => format.number(Math.round(share * 1_000) / 10);
  const signed = (share: number) => `${share > 0 ? '+' : ''}${points(share)}`;
  return { points: points(Math.abs(difference)), signed: signed(difference), from: signed(from), to: signed(to) };
}

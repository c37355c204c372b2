/** Campaigns started on each of the last days, today last. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import styles from './sparkline.module.css';

const BAR = 4;
const GAP = 2;
const HEIGHT = 28;

export function Sparkline({ days }: { days: readonly number[] }) {
  const { t } = useTranslation('home');
  const format = useFormat();
  const highest = Math.max(1, ...days);
  const today = days.at(-1) ?? 0;
  return (
    <div className={styles.spark} title={t('per-day.hint')}>
      <span className={styles.words}>{t('per-day', { shown: format.number(today) })}</span>
      <svg width={days.length * (BAR + GAP) - GAP} height={HEIGHT} aria-hidden="true" focusable="false">
        {days.map((count, index) => {
          const height = count === 0 ? 1.5 : Math.max(2, (count / highest) * HEIGHT);
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
              key={index}
              className={styles.bar}
              data-today={index === days.length - 1 || undefined}
              x={index * (BAR + GAP)}
              y={HEIGHT - height}
              width={BAR}
              height={height}
              rx={1}
            />
          );
        })}
      </svg>
    </div>
  );
}

/** Arms with a share each; the shares should make 100. */
import { ActionIcon, Button, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icons';
import { useLanguage } from '../../kinds/use-language';
import { isRecord } from '../config-values';
import type { FieldInputProps } from './input-props';
import styles from './rows.module.css';
import { dividedEqually } from './shares';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

export function WeightsField({ value, onChange }: FieldInputProps) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const arms = Array.isArray(value) ? value.filter(isRecord) : [];
  const total = arms.reduce((sum, arm) => sum + (typeof arm.weight === 'number' ? arm.weight : 0), 0);
  const change = (index: number, part: Record<string, unknown>) =>
    onChange(arms.map((arm, place) => (place === index ? { ...arm, ...part } : arm)));
  return (
    <div>
      {arms.map((arm, index) => (
        <div key={String(arm.id)} className={styles.row}>
          <TextInput
            className={styles.grow}
            aria-label={t('arm.name', { number: index + 1 })}
            value={String(arm.name ?? '')}
            onChange={(event) => change(index, { name: event.currentTarget.value })}
          />
          <NumberInput
            className={styles.share}
            aria-label={t('arm.share', { number: index + 1 })}
            value={typeof arm.weight === 'number' ? arm.weight : ''}
            onChange={(weight) => change(index, { weight: typeof weight === 'number' ? weight : 0 })}
            min={0}
            max={100}
            suffix=" %"
            hideControls
          />
          {arms.length > 2 && (
            <ActionIcon
              aria-label={t('arm.remove', { number: index + 1 })}
              onClick={() => onChange(arms.filter((_, place) => place !== index))}
            >
              <Icon name="close" size={14} />
            </ActionIcon>
          )}
        </div>
      ))}
      <div className={styles.foot}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          onClick={() => onChange(dividedEqually([...arms, freshArm(arms)]))}
        >
          {t('arm.add')}
        </Button>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => onChange(dividedEqually(arms))}>
          {t('arm.divide')}
        </Button>
        <span className={styles.total} data-wrong={Math.abs(total - 100) > 0.005 || undefined}>
          {new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(total)} %
        </span>
      </div>
    </div>
  );
}

function freshArm(arms: readonly Record<string, unknown>[]): Record<string, unknown> {
  const taken = new Set(arms.map((arm) => arm.id));
  const letter = [...LETTERS].find((candidate) => !taken.has(candidate)) ?? `arm-${arms.length + 1}`;
  return { id: letter, name: letter.toUpperCase(), weight: 0 };
}

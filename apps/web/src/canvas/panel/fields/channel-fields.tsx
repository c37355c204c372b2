/** A channel, or several of them. */
import type { Channel } from '@kairos/engine';
import { Checkbox, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CHANNELS } from '../../../ui/channels';
import { useFieldIds } from '../field-frame';
import type { FieldInputProps } from './input-props';
import styles from './rows.module.css';

export function ChannelField({ value, onChange }: FieldInputProps) {
  const { t } = useTranslation('shared');
  const ids = useFieldIds();
  return (
    <SegmentedControl
      aria-labelledby={ids['aria-labelledby']}
      fullWidth
      data={CHANNELS.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
      value={typeof value === 'string' ? value : ''}
      onChange={onChange}
    />
  );
}

export function ChannelsField({ value, onChange }: FieldInputProps) {
  const { t } = useTranslation('shared');
  const chosen = new Set<unknown>(Array.isArray(value) ? value : []);
  const toggle = (channel: Channel, isOn: boolean) =>
    onChange(CHANNELS.filter((each) => (each === channel ? isOn : chosen.has(each))));
  return (
    <div className={styles.checks}>
      {CHANNELS.map((channel) => (
        <Checkbox
          key={channel}
          label={t(`channel.${channel}`)}
          checked={chosen.has(channel)}
          onChange={(event) => toggle(channel, event.currentTarget.checked)}
        />
      ))}
    </div>
  );
}

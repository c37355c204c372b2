/** The channels that a rule is about. */
import type { Channel } from '@kairos/engine';
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FieldFrame } from '../../canvas/panel/field-frame';
import { CHANNELS } from '../../ui/channels';
import styles from './sending-page.module.css';

interface ChannelChoiceProps {
  path: string;
  value: readonly Channel[];
  onChange(channels: Channel[]): void;
}

export function ChannelChoice({ path, value, onChange }: ChannelChoiceProps) {
  const { t } = useTranslation('sending');
  const toggle = (channel: Channel, isOn: boolean) =>
    onChange(CHANNELS.filter((each) => (each === channel ? isOn : value.includes(each))));
  return (
    <FieldFrame path={path} label={t('channels')} hint={null} problems={[]}>
      <div className={styles.checks}>
        {CHANNELS.map((channel) => (
          <Checkbox
            key={channel}
            label={t(`shared:channel.${channel}`)}
            checked={value.includes(channel)}
            onChange={(event) => toggle(channel, event.currentTarget.checked)}
          />
        ))}
      </div>
    </FieldFrame>
  );
}

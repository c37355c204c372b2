/** Begins a template that no step has written yet: over which channel it goes. */
import { CHANNELS, type Channel } from '@kairos/engine';
import { Button, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CHANNEL_ICON } from '../../ui/channels';
import { Icon } from '../../ui/icons';

export function NewTemplate({ onChoose }: { onChoose(channel: Channel): void }) {
  const { t } = useTranslation('message-templates');
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button>{t('new')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {CHANNELS.map((channel) => (
          <Menu.Item
            key={channel}
            leftSection={<Icon name={CHANNEL_ICON[channel]} size={15} />}
            onClick={() => onChoose(channel)}
          >
            {t(`shared:channel.${channel}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

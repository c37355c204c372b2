/** Permission per channel: what holds now, since when and how we know; with the way to change it. */

import type { Channel } from '@kairos/engine';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/use-may';
import { useFormat } from '../../i18n/format';
import { Card } from '../../ui/card';
import { CHANNEL_ICON, CHANNELS } from '../../ui/channels';
import { KindBadge } from '../../ui/icons';
import { Pill } from '../../ui/pill';
import { ConsentModal } from './consent-modal';
import styles from './customer-page.module.css';
import type { Customer } from './profile-card';

export interface ConsentChange {
  channel: Channel;
  state: 'granted' | 'withdrawn';
}

export function ConsentCard({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const [change, setChange] = useState<ConsentChange | null>(null);
  return (
    <Card title={t('consent.title')} hint={t('consent.hint')}>
      {CHANNELS.map((channel) => (
        <ConsentLine key={channel} customer={customer} channel={channel} onChange={setChange} />
      ))}
      <ConsentModal customer={customer} change={change} onClose={() => setChange(null)} />
    </Card>
  );
}

interface ConsentLineProps {
  customer: Customer;
  channel: Channel;
  onChange: (change: ConsentChange) => void;
}

function ConsentLine({ customer, channel, onChange }: ConsentLineProps) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const mayEdit = useMay('edit');
  // Newest first: the first line of a channel is the one that counts.
  const latest = customer.consents.find((consent) => consent.channel === channel);
  const isGranted = latest?.state === 'granted';
  return (
    <div className={styles.line}>
      <KindBadge icon={CHANNEL_ICON[channel]} category="reach" />
      <div>
        {t(`shared:channel.${channel}`)}{' '}
        <Pill tone={isGranted ? 'end' : latest ? 'trouble' : 'quiet'}>
          {t(`consent.${latest?.state ?? 'unknown'}`)}
        </Pill>
        {latest && (
          <>
            <small title={latest.source}>{latest.source}</small>
            <small>{format.date(latest.recordedAt)}</small>
          </>
        )}
      </div>
      {mayEdit && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => onChange({ channel, state: isGranted ? 'withdrawn' : 'granted' })}
        >
          {t(isGranted ? 'consent.withdraw' : 'consent.grant')}
        </Button>
      )}
    </div>
  );
}

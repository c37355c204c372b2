/** Topics by channel: what is wanted, each with a button that changes it. */
import type { Channel, Wish } from '@kairos/engine';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../app/use-may';
import { CHANNELS } from '../../../ui/channels';
import { Pill } from '../../../ui/pill';
import type { Preferences } from './customer-preferences';
import styles from './preferences.module.css';

interface TopicTableProps {
  preferences: Preferences;
  /** Begins to change a wish. */
  onChange(wish: Wish): void;
}

export function TopicTable({ preferences, onChange }: TopicTableProps) {
  const { t } = useTranslation('customers');
  if (preferences.topics.length === 0) return <p className={styles.quiet}>{t('wish.topics.none')}</p>;
  return (
    <div className={styles.scroll}>
      <table className={styles.topics}>
        <thead>
          <tr>
            <th scope="col">{t('wish.topic')}</th>
            {CHANNELS.map((channel) => (
              <th key={channel} scope="col">
                {t(`shared:channel.${channel}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preferences.topics.map((topic) => (
            <tr key={topic}>
              <th scope="row">{topic}</th>
              {CHANNELS.map((channel) => (
                <td key={channel}>
                  <TopicCell wish={wishOf(preferences, topic, channel)} onChange={onChange} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type TopicWish = Extract<Wish, { about: 'topic' }>;

function wishOf({ wishes }: Preferences, topic: string, channel: Channel): TopicWish {
  const said = wishes.topics.find((wish) => wish.topic === topic && wish.channel === channel);
  return { about: 'topic', topic, channel, isWanted: said?.isWanted ?? true };
}

function TopicCell({ wish, onChange }: { wish: TopicWish; onChange(wish: Wish): void }) {
  const { t } = useTranslation('customers');
  const mayEdit = useMay('edit');
  const word = t(wish.isWanted ? 'wish.welcome' : 'wish.unwelcome');
  const pill = <Pill tone={wish.isWanted ? 'end' : 'trouble'}>{word}</Pill>;
  if (!mayEdit) return pill;
  const label = t('wish.topic.turn', { topic: wish.topic, channel: t(`channel.${wish.channel}`), now: word });
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      aria-label={label}
      onClick={() => onChange({ ...wish, isWanted: !wish.isWanted })}
    >
      {pill}
    </Button>
  );
}

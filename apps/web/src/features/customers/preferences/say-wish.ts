/** A wish in words. */
import { type OwnPace, PACES, type Wish } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import { useWorkspace, workspaceNow } from '../../../app/workspace';
import { useFormat } from '../../../i18n/format';
import { sayHours } from '../../sending/say-rule';
import { useSay } from '../../sending/use-say';

export const PACE_NAMES = ['daily', 'weekly', 'monthly'] as const;

/** The name of a pace that can be chosen; null for another one. */
export function paceName(pace: OwnPace): (typeof PACE_NAMES)[number] | null {
  return PACE_NAMES.find((name) => JSON.stringify(PACES[name]) === JSON.stringify(pace)) ?? null;
}

export function useSayWish(): { say(wish: Wish): string } {
  const { t } = useTranslation('customers');
  const { speech } = useSay();
  const format = useFormat();
  const workspace = useWorkspace();
  return { say };

  function say(wish: Wish): string {
    switch (wish.about) {
      case 'topic':
        return t(wish.isWanted ? 'wish.topic.wanted' : 'wish.topic.unwanted', {
          topic: wish.topic,
          channel: t(`channel.${wish.channel}`),
        });
      case 'hours':
        return wish.hours === null
          ? t('wish.hours.any')
          : t('wish.hours.only', { hours: sayHours(wish.hours, speech) });
      case 'pace':
        return sayPace(wish.pace);
      case 'pause':
        return wish.until === null || wish.until <= workspaceNow(workspace)
          ? t('wish.pause.none')
          : t('wish.pause.until', { moment: format.moment(wish.until) });
      case 'behaviour':
        return t(wish.mayBeUsed ? 'wish.behaviour.yes' : 'wish.behaviour.no');
    }
  }

  function sayPace(pace: OwnPace | null): string {
    if (pace === null) return t('wish.pace.any');
    const name = paceName(pace);
    if (name !== null) return t(`wish.pace.${name}`);
    return pace.withinHours === null
      ? t('wish.pace.day', { count: pace.most })
      : t('wish.pace.hours', { count: pace.most, hours: pace.withinHours });
  }
}

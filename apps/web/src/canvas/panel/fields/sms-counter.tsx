/** How many messages a text takes, and which characters make it dearer. Counts the template: placeholders may grow. */
import { smsSize } from '@kairos/channels/preview';
import { useTranslation } from 'react-i18next';

export default function SmsCounter({ text }: { text: string }) {
  const { t } = useTranslation('canvas');
  const { segments, units, capacity, costly } = smsSize(text);
  const size = t('sms.size', { count: segments, units, capacity });
  return (
    <span>
      {costly.length === 0 ? size : `${size} · ${t('sms.costly', { characters: costly.slice(0, 5).join(' ') })}`}
    </span>
  );
}

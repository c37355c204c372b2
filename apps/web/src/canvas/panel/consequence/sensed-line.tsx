/** For how many customers an indicator is true now, as the version in force senses it. */
import { useTranslation } from 'react-i18next';
import { useNumber } from '../fields/match-count';
import { useSensedNow } from '../use-sensed-now';

export function SensedLine({ nodeId, className }: { nodeId: string; className: string | undefined }) {
  const { t } = useTranslation('canvas');
  const number = useNumber();
  const sensed = useSensedNow();
  const node = sensed?.nodes[nodeId];
  if (!sensed || !node) return null;
  const values = {
    count: node.active,
    active: number(node.active),
    looked: number(sensed.looked),
    version: String(sensed.versionNumber),
  };
  return <p className={className}>{t('consequence.sensed', values)}</p>;
}

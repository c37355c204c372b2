/** Where the points of a score came from: what was given, when, what is left of it, and what a limit took away. */
import type { JourneyNode, ScoreAccount } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import { useWorkspace, workspaceNow } from '../../../app/workspace';
import { cardText, signed } from '../../../canvas/kinds/card-text';
import { useLanguage } from '../../../canvas/kinds/use-language';
import { useFormat } from '../../../i18n/format';
import styles from './run-panel.module.css';

interface ScoreLinesProps {
  account: ScoreAccount;
  nodes: ReadonlyMap<string, JourneyNode>;
}

export function ScoreLines({ account, nodes }: ScoreLinesProps) {
  const { t } = useTranslation('live');
  const language = useLanguage();
  const format = useFormat();
  const now = workspaceNow(useWorkspace());
  const rounded = (points: number) => Math.round(points * 10) / 10;
  const removed = rounded(account.removed);
  return (
    <>
      {account.lines.map((line, index) => {
        const node = nodes.get(line.nodeId);
        const title = node ? cardText(node, language).title : t('timeline.gone');
        const points = signed(rounded(line.points), language);
        const hasFaded = rounded(line.now) !== rounded(line.points);
        return (
          // Lines of one moment never change places.
          // biome-ignore lint/suspicious/noArrayIndexKey: an account is told once and stays as it is
          <p key={index} className={styles.detail}>
            {t('timeline.points', { points, title })}
            {line.times > 1 && ` ${t('timeline.points-times', { count: line.times })}`}
            {line.at !== null && ` · ${format.brief(line.at, now)}`}
            {hasFaded && ` · ${t('timeline.points-left', { left: signed(rounded(line.now), language) })}`}
          </p>
        );
      })}
      {removed !== 0 && (
        <p className={styles.detail}>
          {t(removed > 0 ? 'timeline.limit-took' : 'timeline.limit-gave', { points: format.number(Math.abs(removed)) })}
        </p>
      )}
    </>
  );
}

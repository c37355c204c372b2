/** How long a message may wait, and how fast and in which order what waited leaves. */
import type { RulesProblem } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import { Lately, type WithheldLately } from './lately';
import { ReleaseOrder } from './release-order';
import { RuleFrame } from './rule-frame';
import styles from './sending-page.module.css';
import type { RulesDraft } from './use-rules-draft';
import { WholeNumber } from './whole-number';

interface HoldingRuleProps {
  draft: RulesDraft;
  problems: readonly RulesProblem[];
  lately: WithheldLately;
}

export function HoldingRule({ draft, problems, lately }: HoldingRuleProps) {
  const { t } = useTranslation('sending');
  const { longestHoldHours, releasePerSecond } = draft.rules;
  const sentence = `${t('holding.sentence.longest', { count: longestHoldHours })} ${t('holding.sentence.release', { count: releasePerSecond })}`;
  return (
    <RuleFrame
      icon="hourglass"
      sentence={sentence}
      problems={problems}
      moments={[t('holding.order'), t('holding.example', { count: Math.ceil(10_000 / Math.max(1, releasePerSecond)) })]}
      lately={<Lately rows={lately} concerns={({ reason }) => reason === 'held-too-long'} />}
    >
      <div className={styles.numbers}>
        <WholeNumber
          label={t('holding.longest')}
          value={longestHoldHours}
          onChange={(hours) => draft.change({ longestHoldHours: hours })}
        />
        <WholeNumber
          label={t('holding.release')}
          value={releasePerSecond}
          onChange={(perSecond) => draft.change({ releasePerSecond: perSecond })}
        />
      </div>
      <ReleaseOrder />
    </RuleFrame>
  );
}

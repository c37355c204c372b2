/** How an A/B test stands: figures by arm, what was decided and why, and the choice that a marketer can make or take back. */
import { chanceToBeBest, isUneven, type JourneyNode } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import { portName } from '../../../canvas/kinds/card-text';
import { useLanguage } from '../../../canvas/kinds/use-language';
import { useFormat } from '../../../i18n/format';
import { GroupTable } from './group-table';
import styles from './results.module.css';
import type { ExperimentResult } from './use-results';
import { WinnerChoice } from './winner-choice';

interface TestResultProps {
  journeyId: string;
  node: JourneyNode;
  result: ExperimentResult;
}

export function TestResult({ journeyId, node, result }: TestResultProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const language = useLanguage();
  const isMeasured = result.goalId !== null;
  const chances = chanceToBeBest(result.arms);
  const nameOf = (arm: string) => portName(node, arm, language);
  const counts = result.arms.map(({ entered }) => entered);
  const shares = result.arms.map(({ share }) => share);
  const chance = (index: number) =>
    isMeasured && result.startedAt !== null ? format.percent(chances[index] ?? 0) : '–';
  return (
    <section className={styles.box} aria-label={t('test.title')}>
      <Standing result={result} nameOf={nameOf} />
      <GroupTable
        label={t('test.title')}
        heads={{ group: t('test.arm'), more: t('test.chance') }}
        groups={result.arms.map(({ arm, entered, reached }, index) => ({
          ...{ id: arm, name: nameOf(arm), entered, reached, more: chance(index) },
        }))}
      />
      {isUneven(counts, shares) && (
        <p className={styles.warning} role="status">
          {t('test.uneven')}
        </p>
      )}
      {!isMeasured && <p className={styles.note}>{t('test.unmeasured')}</p>}
      <WinnerChoice journeyId={journeyId} result={result} nameOf={nameOf} />
    </section>
  );
}

function Standing({ result, nameOf }: { result: ExperimentResult; nameOf: (arm: string) => string }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const { decision, decidedBy, startedAt, hasRule } = result;
  if (decision === null) {
    if (startedAt === null) return <p className={styles.verdict}>{t('test.not-begun')}</p>;
    const since = { date: format.date(startedAt) };
    return <p className={styles.verdict}>{t(hasRule ? 'test.running-by-rule' : 'test.running', since)}</p>;
  }
  const { arm, basis, at } = decision;
  const values = { arm: arm === null ? '' : nameOf(arm), date: format.moment(at) };
  const why = decidedBy === null ? t(`test.basis.${basis}`) : t('test.by-member', { name: decidedBy });
  return (
    <p className={styles.verdict} data-verdict={arm === null ? 'unclear' : 'adds'}>
      {t(arm === null ? 'test.shares-stay' : 'test.winner', values)} <span>{why}</span>
    </p>
  );
}

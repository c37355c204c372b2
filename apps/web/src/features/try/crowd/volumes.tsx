/** How many take which way, step by step: the same figures as on the canvas, to read one by one. */
import type { JourneyDocument, JourneyNode } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import { cardText, portName } from '../../../canvas/kinds/card-text';
import { definitionOf, portsOf } from '../../../canvas/kinds/kinds';
import { useLanguage } from '../../../canvas/kinds/use-language';
import { useFormat } from '../../../i18n/format';
import { KindBadge } from '../../../ui/icons';
import styles from '../try-page.module.css';
import own from './crowd.module.css';
import type { CrowdState } from './use-crowd';

interface VolumesProps {
  document: JourneyDocument;
  state: CrowdState;
  selected: string | null;
}

export function Volumes({ document, state, selected }: VolumesProps) {
  const { t } = useTranslation('try');
  const format = useFormat();
  const sum = (metric: string) => [...state.counts.values()].reduce((total, each) => total + (each[metric] ?? 0), 0);
  if (state.phase === 'idle' || state.phase === 'failed') {
    return (
      <aside className={styles.side} aria-label={t('volumes')}>
        <h2>{t('volumes')}</h2>
        <p className={styles.hint}>{t('volumes.hint')}</p>
      </aside>
    );
  }
  return (
    <aside className={styles.side} aria-label={t('volumes')}>
      <h2>{t('volumes')}</h2>
      <dl className={own.totals}>
        {(['started', 'planned', 'goal'] as const).map((metric) => (
          <div key={metric}>
            <dt>{t(`volumes.${metric}`)}</dt>
            <dd>{format.number(sum(metric))}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('volumes.steps')}</h3>
      <ol className={own.steps}>
        {document.nodes
          .filter((node) => isCampaign(node))
          .map((node) => (
            <StepVolumes
              key={node.id}
              node={node}
              counts={state.counts.get(node.id) ?? {}}
              isSelected={selected === node.id}
            />
          ))}
      </ol>
    </aside>
  );
}

function isCampaign(node: JourneyNode): boolean {
  const category = definitionOf(node.kind)?.category;
  return category !== undefined && category !== 'sense' && category !== 'score';
}

interface StepVolumesProps {
  node: JourneyNode;
  counts: Record<string, number>;
  isSelected: boolean;
}

function StepVolumes({ node, counts, isSelected }: StepVolumesProps) {
  const language = useLanguage();
  const format = useFormat();
  const definition = definitionOf(node.kind);
  const ports = portsOf(node);
  const entered = counts.entered ?? counts.started ?? 0;
  return (
    <li className={own.step} data-selected={isSelected || undefined} data-volume-of={node.id}>
      <KindBadge icon={definition?.icon ?? 'warning'} category={definition?.category ?? 'trouble'} size={22} />
      <span className={own.stepTitle}>{cardText(node, language).title}</span>
      <b>{format.number(entered)}</b>
      {ports.length > 1 && (
        <ul className={own.ports}>
          {ports.map(({ id }) => {
            const left = counts[`left:${id}`] ?? 0;
            return (
              <li key={id}>
                <span>{portName(node, id, language)}</span>
                <span>
                  {format.number(left)} · {format.percent(entered === 0 ? 0 : left / entered)}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </li>
  );
}

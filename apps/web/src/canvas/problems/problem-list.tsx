/** All problems of the journey; a click leads to the step and the field. */
import { isSetting, type Problem } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import { Icon, KindBadge } from '../../ui/icons';
import { titleOf } from '../kinds/card-text';
import { definitionOf } from '../kinds/kinds';
import { useLanguage } from '../kinds/use-language';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import type { CanvasStore } from '../store/canvas-store';
import { indexOf } from '../store/document-index';
import { FixButton } from './fix-button';
import styles from './problem-list.module.css';
import { sayProblem, sayProblemOf } from './say-problem';
import { visibleProblems } from './visible-problems';

interface ProblemListProps {
  /** Called instead of going to the problem: whoever covers the canvas must get out of the way first. */
  onChoose?: (problem: Problem) => void;
}

export function ProblemList({ onChoose }: ProblemListProps) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const store = useCanvasStore();
  const problems = useCanvas(visibleProblems);
  const document = useCanvas((state) => state.document);
  if (problems.length === 0 && document.nodes.length === 0) {
    return <p className={styles.nothing}>{t('problems.nothing-drawn')}</p>;
  }
  if (problems.length === 0) {
    return (
      <p className={styles.none}>
        <Icon name="check" size={15} weight={2.2} />
        {t('problems.none')}
      </p>
    );
  }
  return (
    <ul className={styles.list}>
      {problems.map((problem, place) => {
        const node = problem.nodeId === null ? undefined : indexOf(document).nodes.get(problem.nodeId);
        const kind = node && definitionOf(node.kind);
        return (
          <li key={`${problem.nodeId} ${problem.code} ${problem.field} ${place}`} className={styles.item}>
            <button
              type="button"
              className={styles.problem}
              data-severity={problem.severity}
              onClick={() => (onChoose ? onChoose(problem) : goToProblem(store, problem))}
            >
              <KindBadge icon={kind?.icon ?? 'warning'} category={kind?.category ?? 'trouble'} size={22} />
              <span className={styles.words}>
                {node && <span className={styles.step}>{titleOf(document, node.id, language)}</span>}
                <span className={styles.sentence}>
                  {node ? sayProblemOf(node.kind, problem, language, t) : sayProblem(problem, language, t)}
                </span>
              </span>
            </button>
            {!onChoose && <FixButton problem={problem} />}
          </li>
        );
      })}
    </ul>
  );
}

/** Selects the step, brings it into view and puts the focus where the problem is solved. */
export function goToProblem(store: CanvasStore, { nodeId, field }: Problem): void {
  if (nodeId === null) {
    // What the journey as a whole lacks can be added where the canvas invites to it.
    document.querySelector<HTMLElement>('[data-slot^="start:"]')?.focus();
    return;
  }
  const { select, revealNode, focus } = store.getState();
  select([nodeId]);
  // Connections are drawn and taken away from the card.
  revealNode(nodeId, !isSetting(field));
  if (isSetting(field)) focus(nodeId, field);
}

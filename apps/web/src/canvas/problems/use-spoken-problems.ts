/** Says problems aloud as they come up while the journey is drawn, and that the last one is solved. */
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { titleOf } from '../kinds/card-text';
import { useLanguage } from '../kinds/use-language';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import { sayProblem } from './say-problem';
import { visibleProblems } from './visible-problems';

export function useSpokenProblems(): void {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const store = useCanvasStore();
  const problems = useCanvas(visibleProblems);
  // What was there when the journey was opened is in the list; only news is worth an interruption.
  const before = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    const { document, announce } = store.getState();
    const sentences = problems.map((problem) => {
      const step = problem.nodeId === null ? t('problems.journey') : titleOf(document, problem.nodeId, language);
      return {
        step,
        sentence: sayProblem(problem, language, t),
        key: `${problem.nodeId} ${problem.code} ${problem.field}`,
      };
    });
    const known = before.current;
    before.current = new Set(sentences.map((each) => each.key));
    if (known === null) return;
    const news = sentences.find((each) => !known.has(each.key));
    if (news) announce('problems.found', { step: news.step, sentence: news.sentence });
    else if (known.size > 0 && sentences.length === 0) announce('problems.solved');
  }, [problems, store, language, t]);
}

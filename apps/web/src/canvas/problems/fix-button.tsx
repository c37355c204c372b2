/** Solves a problem at one stroke. */
import { type Problem, setConfig } from '@kairos/engine';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EDIT_CONTEXT } from '../kinds/id-source';
import { withValueAt } from '../panel/config-values';
import { useKnowledge } from '../panel/knowledge';
import { useCanvas, useCanvasStore } from '../store/canvas-context';
import { indexOf } from '../store/document-index';
import styles from './fix-button.module.css';
import { fixFor } from './fixes';

export function FixButton({ problem }: { problem: Problem }) {
  const { t } = useTranslation('canvas');
  const store = useCanvasStore();
  const knowledge = useKnowledge();
  const isEditable = useCanvas((state) => state.editable);
  const document = useCanvas((state) => state.document);
  const fix = useMemo(() => fixFor(problem, document, knowledge), [problem, document, knowledge]);
  if (!fix || !isEditable) return null;

  function solve(button: HTMLElement) {
    if (!fix) return;
    const { perform, openPicker } = store.getState();
    if (fix.type === 'pick') {
      const box = button.getBoundingClientRect();
      openPicker({ ...fix.purpose, at: { x: box.left, y: box.bottom } });
      return;
    }
    const node = indexOf(document).nodes.get(problem.nodeId ?? '');
    if (!node) return;
    perform({ name: 'configure' }, (current) =>
      setConfig(current, EDIT_CONTEXT, node.id, withValueAt(node.config, fix.path, fix.value)),
    );
  }

  return (
    <button type="button" className={styles.fix} onClick={(event) => solve(event.currentTarget)}>
      {t(fix.words, fix.type === 'set' ? fix.values : {})}
    </button>
  );
}

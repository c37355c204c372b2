/** What a gesture draws on the canvas: the box that selects, and the lines that a moved card lines up with. */
import { ViewportPortal } from '@xyflow/react';
import { useCanvas } from '../store/canvas-context';
import styles from './hand-marks.module.css';

export function HandMarks() {
  const box = useCanvas((state) => state.box);
  const guides = useCanvas((state) => state.held?.guides);
  if (!box && !guides) return null;
  return (
    <ViewportPortal>
      {box && (
        <div
          className={styles.box}
          style={{
            left: Math.min(box.from.x, box.to.x),
            top: Math.min(box.from.y, box.to.y),
            width: Math.abs(box.to.x - box.from.x),
            height: Math.abs(box.to.y - box.from.y),
          }}
        />
      )}
      {guides?.map(({ from, to }) => (
        <div
          key={`${from.x} ${from.y} ${to.x} ${to.y}`}
          className={styles.guide}
          style={{ left: from.x, top: from.y, width: to.x - from.x, height: to.y - from.y }}
        />
      ))}
    </ViewportPortal>
  );
}

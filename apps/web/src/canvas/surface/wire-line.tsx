/** The wire under the hand, and in words why it may not end where it is. */
import type { ConnectionLineComponentProps } from '@xyflow/react';
import { edgePath } from '../edges/edge-path';
import { PORT_REACH } from '../layout/measures';
import { useCanvas } from '../store/canvas-context';
import styles from './wire-line.module.css';

export function WireLine({ fromX, fromY, toX, toY, fromNode, toNode }: ConnectionLineComponentProps) {
  const isLegal = useCanvas((state) => toNode === null || state.wire?.verdicts.get(toNode.id) === null);
  const start = fromNode.type === 'card' ? fromY - PORT_REACH : fromY;
  return (
    <g>
      <path
        className={styles.wire}
        data-legal={isLegal || undefined}
        d={edgePath({ x: fromX, y: start }, { x: toX, y: toY }).d}
      />
      <circle className={styles.end} cx={toX} cy={toY} r={4} />
    </g>
  );
}

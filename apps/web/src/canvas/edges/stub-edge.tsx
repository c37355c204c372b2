/** The short line to a place where something can be added. */
import { BaseEdge, type Edge, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { PORT_REACH } from '../layout/measures';
import { edgePath } from './edge-path';
import styles from './stub-edge.module.css';

export type StubData = { toInput: boolean };
export type StubLink = Edge<StubData, 'stub'>;

/** Ports of cards reach beyond the card, those of slots do not. */
export const StubEdge = memo(function StubEdge({ sourceX, sourceY, targetX, targetY, data }: EdgeProps<StubLink>) {
  const from = { x: sourceX, y: data?.toInput ? sourceY : sourceY - PORT_REACH };
  const to = { x: targetX, y: data?.toInput ? targetY + PORT_REACH : targetY };
  return <BaseEdge path={edgePath(from, to).d} className={styles.stub} interactionWidth={0} />;
});

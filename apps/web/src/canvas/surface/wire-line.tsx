/** The wire under the hand, and in words why it may not end where it is. */
import type { ConnectionLineComponentProps } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import { edgePath } from '../edges/edge-path';
import { useCanvas } from '../store/canvas-context';
import styles from './wire-line.module.css';

export function WireLine({ fromX, fromY, toX, toY }: ConnectionLineComponentProps) {
  const { t } = useTranslation('canvas');
  const refusal = useCanvas(({ wire }) => {
    if (!wire || wire.over === null || wire.over === wire.from) return null;
    return wire.verdicts.get(wire.over) ?? null;
  });
  return (
    <g>
      <path
        className={styles.wire}
        data-refused={refusal !== null || undefined}
        d={edgePath({ x: fromX, y: fromY }, { x: toX, y: toY }).d}
      />
      <circle className={styles.end} cx={toX} cy={toY} r={4} />
      {refusal && (
        <foreignObject x={toX + 12} y={toY + 10} width={260} height={90}>
          <div className={styles.reason}>{t(refusal.phrase.key)}</div>
        </foreignObject>
      )}
    </g>
  );
}

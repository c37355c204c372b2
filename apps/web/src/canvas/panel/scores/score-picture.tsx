/** How the points of real customers are spread, with a line for each number of points that a form sets. */
import type { JourneyDocument, JourneyNode } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import { definitionOf } from '../../kinds/kinds';
import { useCanvas } from '../../store/canvas-context';
import { useNumber } from '../fields/match-count';
import { useSensedNow } from '../use-sensed-now';
import { type Bin, binsOf, customersFrom, type Points } from './bins';
import styles from './score-picture.module.css';

const HEIGHT = 56;

interface ScorePictureProps {
  node: JourneyNode;
  /** Numbers of points that are set. */
  marks: readonly number[];
}

export function ScorePicture({ node, marks }: ScorePictureProps) {
  const sensed = useSensedNow();
  // A list of names makes one text, so that an edit elsewhere renders nothing here.
  const scores = useCanvas((state) => scoresFor(node, state.document).join(' ')).split(' ');
  const points = scores.map((id) => sensed?.nodes[id]?.points ?? []).find((each) => each.length > 0);
  if (!sensed || !points) return null;
  return <Picture points={points} marks={marks} looked={sensed.looked} version={sensed.versionNumber} />;
}

/** A score itself, for an indicator the scores that it adds to, and for anything else those that lead to it. */
function scoresFor(node: JourneyNode, { nodes, edges }: Pick<JourneyDocument, 'nodes' | 'edges'>): string[] {
  const category = definitionOf(node.kind)?.category;
  if (category === 'score') return [node.id];
  const beside = edges.flatMap(({ from, to }) => {
    if (category === 'sense') return from === node.id ? [to] : [];
    return to === node.id ? [from] : [];
  });
  const isScore = (each: JourneyNode) => beside.includes(each.id) && definitionOf(each.kind)?.category === 'score';
  return nodes.filter(isScore).map((each) => each.id);
}

interface PictureProps {
  points: Points;
  marks: readonly number[];
  looked: number;
  version: number;
}

function Picture({ points, marks, looked, version }: PictureProps) {
  const { t } = useTranslation('canvas');
  const number = useNumber();
  const bins = binsOf(points, marks);
  const [mark] = marks;
  const reach = mark === undefined ? null : customersFrom(points, mark);
  return (
    <figure className={styles.picture}>
      <div className={styles.title}>{t('scores.title')}</div>
      <Bars bins={bins} marks={marks} />
      <figcaption className={styles.caption}>
        {mark !== undefined && reach !== null && (
          <b>{t('scores.reach', { count: reach, customers: number(reach), points: number(mark) })} </b>
        )}
        {t('scores.caption', { looked: number(looked), version })}
      </figcaption>
    </figure>
  );
}

function Bars({ bins, marks }: { bins: readonly Bin[]; marks: readonly number[] }) {
  const { t } = useTranslation('canvas');
  const number = useNumber();
  const most = Math.max(1, ...bins.map((bin) => bin.customers));
  const lowest = bins[0]?.from ?? 0;
  const highest = bins.at(-1)?.to ?? 1;
  const place = (points: number) => `${(100 * (points - lowest)) / (highest - lowest)}%`;
  return (
    <div aria-hidden="true">
      <div className={styles.bars} style={{ height: HEIGHT }}>
        {bins.map((bin) => (
          <span
            key={bin.from}
            className={styles.bar}
            data-reached={marks.some((mark) => bin.from >= mark) || undefined}
            // A single customer among thousands is still to be seen.
            style={{ height: bin.customers === 0 ? 0 : Math.max(2, Math.sqrt(bin.customers / most) * HEIGHT) }}
            title={t('scores.bar', { from: number(bin.from), to: number(bin.to), customers: number(bin.customers) })}
          />
        ))}
        {marks.map((mark) => (
          <span key={mark} className={styles.mark} style={{ left: place(mark) }} />
        ))}
      </div>
      <div className={styles.scale}>
        <span>{number(lowest)}</span>
        <span>{number(highest)}</span>
      </div>
    </div>
  );
}

/** What happened to one customer, step by step. */
import type { JourneyDocument, JourneyNode, KindCategory } from '@kairos/engine';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cardText, portLabel, portName, signed } from '../../../canvas/kinds/card-text';
import { definitionOf, sayOf } from '../../../canvas/kinds/kinds';
import { useLanguage } from '../../../canvas/kinds/use-language';
import { indexOf } from '../../../canvas/store/document-index';
import { useFormat } from '../../../i18n/format';
import styles from './run-panel.module.css';
import type { ToldRun } from './run-story';
import { ScoreLines } from './score-lines';
import { type StepItem, type TimelineItem, timelineOf } from './timeline';

interface TimelineProps {
  document: JourneyDocument;
  story: ToldRun;
  /** Epoch ms: moments of another year are told with it. */
  now: number;
  /** What became of the messages, calls and tasks of one visit to a step. */
  cameOf: (step: StepItem) => ReactNode;
}

export function Timeline({ document, story, now, cameOf }: TimelineProps) {
  const { t } = useTranslation('live');
  const items = timelineOf(document, story);
  const { nodes } = indexOf(document);
  if (items.length === 0) return <p className={styles.quiet}>{t('timeline.none')}</p>;
  return (
    <ol className={styles.timeline}>
      {items.map((item) => (
        <Item
          key={item.key}
          item={item}
          node={item.nodeId === null ? undefined : nodes.get(item.nodeId)}
          nodes={nodes}
          now={now}
          cameOf={cameOf}
        />
      ))}
    </ol>
  );
}

interface ItemProps extends Pick<TimelineProps, 'now' | 'cameOf'> {
  item: TimelineItem;
  node: JourneyNode | undefined;
  nodes: ReadonlyMap<string, JourneyNode>;
}

function Item({ item, node, nodes, now, cameOf }: ItemProps) {
  const format = useFormat();
  const title = useTitle(item, node);
  const details = useDetails({ item, node, nodes, now, cameOf });
  return (
    <li className={styles.item} style={{ '--tone': `var(--${toneOf(item, node)})` }}>
      <div className={styles.line}>
        <span className={styles.title}>{title}</span>
        <time title={format.exact(item.at)}>{format.brief(item.at, now)}</time>
      </div>
      {details}
    </li>
  );
}

function toneOf(item: TimelineItem, node: JourneyNode | undefined): KindCategory | 'trouble' {
  if (item.type === 'ended') return item.outcome === 'failed' ? 'trouble' : 'end';
  if (item.type === 'goal') return 'end';
  return (node && definitionOf(node.kind)?.category) ?? 'time';
}

function useTitle(item: TimelineItem, node: JourneyNode | undefined): string {
  const { t } = useTranslation('live');
  const language = useLanguage();
  const format = useFormat();
  const title = node ? cardText(node, language).title : t('timeline.gone');
  switch (item.type) {
    case 'score':
      return t('timeline.score', { title, count: item.points, shown: format.number(item.points) });
    case 'refused':
      return t('timeline.refused', { title });
    case 'goal':
      return t('timeline.goal', { title });
    case 'late':
      return t('timeline.late', { title });
    case 'decided': {
      const arm = node && item.arm !== null ? portName(node, item.arm, language) : null;
      return arm ? t('timeline.decided', { title, arm }) : t('timeline.undecided', { title });
    }
    case 'moved':
      return t('timeline.moved', { version: item.version });
    case 'resumed':
      return t('timeline.resumed');
    case 'ended':
      return t(`timeline.ended.${item.outcome}`);
    default:
      return title;
  }
}

function useDetails({ item, node, nodes, now, cameOf }: ItemProps): ReactNode {
  const { t } = useTranslation('live');
  const language = useLanguage();
  const format = useFormat();
  const line = (text: string | null | undefined) => (text ? <p className={styles.detail}>{text}</p> : null);
  switch (item.type) {
    case 'sensed':
      if (item.before) {
        const { name, at } = item.before;
        return line(t('timeline.before', { event: readable(name), moment: format.brief(at, now) }));
      }
      return line(node && cardText(node, language).summary);
    case 'score':
      return item.account ? <ScoreLines account={item.account} nodes={nodes} /> : line(sumOf(item.addends, language));
    case 'refused':
      return line(t(`timeline.refusal.${item.refusal}`));
    case 'late':
      return line(t('timeline.late-detail'));
    case 'decided':
      return line(t(`test.basis.${item.basis}`));
    case 'moved':
      return line(node && t('timeline.moved-from', { title: cardText(node, language).title }));
    case 'resumed':
      return null;
    case 'triggered':
      return line(t('timeline.times', { count: item.times }));
    case 'goal':
      return line(item.value === null ? null : format.money(item.value));
    case 'ended':
      if (item.isMerged) return line(t('timeline.merged'));
      return line(item.failure && t([`timeline.failure.${item.failure.code}`, 'timeline.failure']));
    case 'step':
      return (
        <>
          {line(node && stepLine(item, node))}
          {typeof item.goal?.value === 'number' && line(format.money(item.goal.value))}
          {cameOf(item)}
        </>
      );
  }

  /** "No purchase in 7 days · 19 Jun, 10:21", "By chance, for good: B". */
  function stepLine(step: StepItem, at: JourneyNode): string {
    const reason = step.reason ? sayOf(at.kind, step.reason, language) : null;
    const branch = step.port === null || step.reason ? null : portLabel(at, step.port, language);
    const moment = step.leftAt === null ? null : format.brief(step.leftAt, now);
    return [reason ?? branch, moment].filter(Boolean).join(' · ');
  }
}

/** "40 + 30 − 20". */
function sumOf(addends: readonly number[], language: 'en' | 'nl'): string | null {
  if (addends.length < 2) return null;
  return addends.map((points, index) => spaced(points, index, language)).join(' ');
}

function spaced(points: number, index: number, language: 'en' | 'nl'): string {
  const text = signed(points, language);
  if (index === 0) return text.replace(/^\+/, '');
  return text.replace(/^([+−])/, '$1 ');
}

const readable = (name: string) => name.replaceAll(/[_\s]+/g, ' ').trim();

/** The customers behind a number; each leads to the run on the canvas. */
import type { JourneyDocument, JourneyNode } from '@kairos/engine';
import { Skeleton } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { cardText, titleOf } from '../../../canvas/kinds/card-text';
import { definitionOf } from '../../../canvas/kinds/kinds';
import { useLanguage } from '../../../canvas/kinds/use-language';
import { useFormat } from '../../../i18n/format';
import { KindBadge } from '../../../ui/icons';
import { LoadMore } from '../../../ui/load-more';
import { ErrorState } from '../../../ui/notice';
import panel from '../panel.module.css';
import { PanelHead } from '../panel-head';
import { StuckMeaning } from '../stuck/stuck-meaning';
import type { ListName, NodeList } from './lists';
import styles from './people-panel.module.css';
import { PersonItem } from './person-item';
import { RetryAll } from './retry-all';
import { type PeopleQuestion, usePeople } from './use-people';

interface PeoplePanelProps {
  question: PeopleQuestion;
  /** The version that is shown. */
  document: JourneyDocument;
  /** The step that was chosen; null for a number of the whole journey. */
  node: JourneyNode | null;
  /** Lists of the same step to choose from. */
  lists: readonly NodeList[];
  onList: (list: ListName) => void;
  onRun: (runId: string) => void;
  onClose: () => void;
  /** What stands between the head and the customers. */
  above?: ReactNode;
}

export function PeoplePanel(props: PeoplePanelProps) {
  const { question, document, node, lists, onList, onRun, onClose, above } = props;
  const { t } = useTranslation('live');
  const language = useLanguage();
  const definition = node && definitionOf(node.kind);
  const reason = question.reason === null ? null : t(`shared:reason.${question.reason}`);
  return (
    <section className={panel.panel} aria-label={t('people')}>
      <PanelHead
        badge={
          node && (
            <KindBadge icon={definition?.icon ?? 'warning'} category={definition?.category ?? 'trouble'} size={30} />
          )
        }
        title={node ? cardText(node, language).title : (reason ?? t(`list.${question.list}`))}
        subtitle={node ? cardText(node, language).summary : t(`list.hint.${question.list}`)}
        onClose={onClose}
      />
      {above}
      {node && <ListTabs lists={lists} current={question.list} onList={onList} />}
      {question.list === 'stuck' && <StuckMeaning {...question} />}
      {question.list === 'failed' && <RetryAll journeyId={question.journeyId} nodeId={question.nodeId} />}
      <PeopleList key={JSON.stringify(question)} question={question} document={document} onRun={onRun} />
    </section>
  );
}

function ListTabs({ lists, current, onList }: Pick<PeoplePanelProps, 'lists' | 'onList'> & { current: ListName }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  return (
    <div className={styles.tabs} role="tablist" aria-label={t('people')}>
      {lists.map(({ list, count }) => (
        <button
          key={list}
          type="button"
          role="tab"
          className={styles.tab}
          aria-selected={list === current}
          onClick={() => onList(list)}
        >
          {t(`list.${list}`)} <b>{format.number(count)}</b>
        </button>
      ))}
    </div>
  );
}

/** Lists of who stands somewhere are of now, whatever stretch of time is chosen. */
const OF_NOW: ReadonlySet<ListName> = new Set(['standing', 'stuck', 'sensed', 'watched']);

function emptyWords({ list, range }: PeopleQuestion): string {
  return range !== null && !OF_NOW.has(list) ? 'none.in-range' : `none.${list}`;
}

const WIDTHS = [120, 160, 96, 140, 110, 150];

function PeopleList({ question, document, onRun }: Pick<PeoplePanelProps, 'question' | 'document' | 'onRun'>) {
  const language = useLanguage();
  const { t } = useTranslation('live');
  const { query, people } = usePeople(question);
  const { fetchNextPage } = query;
  const fetchMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.isPending) {
    return (
      <div className={styles.list} aria-busy="true">
        {WIDTHS.map((width) => (
          <div key={width} className={styles.waiting}>
            <Skeleton width={width} height={10} />
            <Skeleton width={width + 40} height={8} mt={8} />
          </div>
        ))}
      </div>
    );
  }
  if (people.length === 0) return <p className={styles.none}>{t(emptyWords(question))}</p>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are caught on behalf of the rows inside
    <div className={styles.list} onKeyDown={walk}>
      {people.map((person) => (
        <PersonItem
          key={person.key}
          person={person}
          list={question.list}
          place={question.nodeId === null ? titleOf(document, person.nodeId ?? '', language) : ''}
          onRun={onRun}
        />
      ))}
      <LoadMore hasMore={query.hasNextPage} isLoading={query.isFetchingNextPage} onMore={fetchMore} />
    </div>
  );
}

/** Arrows walk from row to row; Enter is the row's own. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-person]')];
  const next = rows[rows.findIndex((row) => row === document.activeElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Who goes where: a choice for the customers at each step that is gone or changes, and one for all others. */
import { choiceFor, type JourneyDocument, MOVE_CHOICES, type MoveChoice, type MoveChoices } from '@kairos/engine';
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ApiOutputs } from '../../../api/trpc';
import { cardText } from '../../../canvas/kinds/card-text';
import { useLanguage } from '../../../canvas/kinds/use-language';
import { useFormat } from '../../../i18n/format';
import styles from './move-plan.module.css';
import { type PlaceRow, placeRows, sumOf } from './places';

interface MovePlanProps {
  places: ApiOutputs['journeys']['publicationImpact']['places'];
  /** Of the version that customers would go to, and what is drawn in it. */
  number: number;
  document: JourneyDocument;
  choices: MoveChoices;
  onChange: (choices: MoveChoices) => void;
}

export function MovePlan({ places, number, document, choices, onChange }: MovePlanProps) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const rows = placeRows(places);
  const { moving, leaving, staying } = sumOf(rows, choices);
  const said = (key: string, count: number) => t(key, { count, shown: format.number(count), number });
  const choose = ({ nodeId }: PlaceRow, choice: MoveChoice) =>
    onChange(
      nodeId === null
        ? { ...choices, others: choice, byStep: keptChoices(rows, choices) }
        : { ...choices, byStep: { ...choices.byStep, [nodeId]: choice } },
    );
  return (
    <div className={styles.plan}>
      <ul className={styles.rows}>
        {rows.map((row) => (
          <Row
            key={`${row.fate} ${row.nodeId} ${row.landing}`}
            row={row}
            number={number}
            document={document}
            choice={choiceFor(choices, row.nodeId)}
            onChoose={(choice) => choose(row, choice)}
          />
        ))}
      </ul>
      <p className={styles.sum} aria-live="polite">
        {said('move.sum', moving)} {leaving > 0 && said('move.leaving', leaving)}{' '}
        {staying > 0 && said('move.staying', staying)}
      </p>
    </div>
  );
}

/** What holds for the others must not change what was shown for the steps. */
function keptChoices(rows: readonly PlaceRow[], choices: MoveChoices): Record<string, MoveChoice> {
  return Object.fromEntries(
    rows.flatMap(({ nodeId }) => (nodeId === null ? [] : [[nodeId, choiceFor(choices, nodeId)]])),
  );
}

interface RowProps extends Pick<MovePlanProps, 'number' | 'document'> {
  row: PlaceRow;
  choice: MoveChoice;
  onChoose: (choice: MoveChoice) => void;
}

function Row({ row, number, document, choice, onChoose }: RowProps) {
  const { t } = useTranslation('journeys');
  const language = useLanguage();
  const format = useFormat();
  const { nodeId, node, fate, landing, waiting } = row;
  const titleOf = (id: string | null) => {
    const found = document.nodes.find((each) => each.id === id);
    return found ? cardText(found, language).title : '';
  };
  const name = nodeId === null ? t('move.others') : t('move.at', { step: node ? cardText(node, language).title : '' });
  const goingOn =
    fate === 'removed' && landing === null
      ? t('move.move.nothing-left')
      : t(`move.move.${fate}`, { number, step: titleOf(landing) });
  const labels: Record<MoveChoice, string> = { stay: t('move.stay'), move: goingOn, exit: t('move.exit') };
  return (
    <li className={styles.row} data-fate={fate} data-place={nodeId ?? 'others'}>
      <div>
        <b>{name}</b>
        <span className={styles.waiting}>
          {t('move.customers', { count: waiting, shown: format.number(waiting) })}
          {nodeId !== null && <span className={styles.fate}>{t(`move.fate.${fate}`)}</span>}
        </span>
      </div>
      <Select
        aria-label={name}
        size="xs"
        allowDeselect={false}
        value={choice}
        data={MOVE_CHOICES.map((value) => ({ value, label: labels[value] }))}
        onChange={(value) => value !== null && onChoose(value)}
      />
    </li>
  );
}

/** Rows of a few values each: what changes in a profile, headers of a call, ways in which a task can end. */
import type { FormField, RowColumn } from '@kairos/engine';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { wordOf } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { isShown } from '../config-values';
import { Cell } from '../field-frame';
import { AddButton } from './add-button';
import type { FieldInputProps, FieldOf } from './input-props';
import { OrderedBox } from './ordered-box';
import { editRows, freshId, type Row } from './ordered-rows';
import styles from './rows.module.css';

interface RowsFieldProps extends FieldInputProps<FieldOf<'rows'>> {
  /** Draws the input of a column; handed in, because it also draws rows. */
  Input: ComponentType<FieldInputProps>;
}

export function RowsField({ field, kindId, value, onChange, Input }: RowsFieldProps) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const { rows, add, edit } = editRows(value, onChange, { least: field.min ?? 0 });
  const fresh = (): Row => ({ ...(field.ids !== undefined && { id: freshId(field.ids, rows) }), ...emptyRow(field) });
  const label = (column: RowColumn) => wordOf(kindId, `field.${field.path}.${column.path}`, language) ?? column.path;
  const [first, ...others] = field.columns;
  return (
    <div>
      {rows.map((row, index) => {
        const path = `${field.path}.${index}`;
        const { change, raise, remove } = edit(index);
        const cell = (column: RowColumn) => (
          <Cell key={column.path} path={`${path}.${column.path}`} label={label(column)}>
            <Input
              field={{ ...column, path: `${field.path}.${column.path}` }}
              kindId={kindId}
              config={row}
              value={row[column.path]}
              onChange={(next) => change({ [column.path]: next })}
            />
          </Cell>
        );
        const shown = others.filter((column) => isShown(column, field.columns, row));
        return (
          <OrderedBox
            // biome-ignore lint/suspicious/noArrayIndexKey: rows without an id have no identity of their own.
            key={typeof row.id === 'string' ? row.id : index}
            path={path}
            name={t('row.name', { number: index + 1 })}
            onRaise={raise}
            onRemove={remove}
            head={first && cell(first)}
          >
            {shown.length > 0 && <div className={styles.cells}>{shown.map(cell)}</div>}
          </OrderedBox>
        );
      })}
      {rows.length < (field.max ?? Number.POSITIVE_INFINITY) && (
        <AddButton label={wordOf(kindId, `add.${field.path}`, language) ?? t('row.add')} onClick={() => add(fresh())} />
      )}
    </div>
  );
}

/** A row as the marketer finds it: choices at their first option, everything else still to be filled in. */
function emptyRow({ columns }: FieldOf<'rows'>): Row {
  return Object.fromEntries(columns.map((column) => [column.path, emptyValue(column)]));
}

function emptyValue(column: FormField): unknown {
  if (column.optional) return null;
  switch (column.type) {
    case 'choice':
      return column.options[0] ?? '';
    case 'toggle':
      return false;
    case 'number':
      return column.min ?? null;
    case 'duration':
    case 'calendar-duration':
      return { amount: 1, unit: 'days' };
    case 'list':
    case 'condition-tree':
    case 'channels':
    case 'weekdays':
      return [];
    default:
      return '';
  }
}

/** Bands of a score: a customer enters one at some points, and leaves it only below fewer, so that it does not flicker. */
import { NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Cell, useFieldIds } from '../field-frame';
import { AddButton } from './add-button';
import type { FieldInputProps } from './input-props';
import { OrderedBox } from './ordered-box';
import { editRows, freshId, type Row } from './ordered-rows';
import styles from './rows.module.css';

const STEP = 20;
const MARGIN = 5;

export function BandsField({ field, value, onChange }: FieldInputProps) {
  const { t } = useTranslation('canvas');
  const { rows, add, edit } = editRows(value, onChange, {});
  return (
    <div>
      {rows.map((band, index) => {
        const path = `${field.path}.${index}`;
        const name = t('band.name', { number: index + 1 });
        const { change, remove } = edit(index);
        return (
          <OrderedBox
            key={String(band.id)}
            path={path}
            name={name}
            onRemove={remove}
            head={
              <TextInput
                aria-label={name}
                placeholder={name}
                value={String(band.name ?? '')}
                onChange={(event) => change({ name: event.currentTarget.value })}
              />
            }
          >
            <div className={styles.cells}>
              <Cell path={`${path}.enterAt`} label={t('band.enter')}>
                <Points value={band.enterAt} onChange={(enterAt) => change({ enterAt })} />
              </Cell>
              <Cell path={`${path}.leaveBelow`} label={t('band.leave')}>
                <Points value={band.leaveBelow} onChange={(leaveBelow) => change({ leaveBelow })} />
              </Cell>
            </div>
          </OrderedBox>
        );
      })}
      <AddButton label={t('band.add')} onClick={() => add(freshBand(rows))} />
    </div>
  );
}

function Points({ value, onChange }: { value: unknown; onChange(points: number | null): void }) {
  const ids = useFieldIds();
  return (
    <NumberInput
      {...ids}
      error={ids['aria-invalid']}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
      hideControls
    />
  );
}

/** Above the highest band there is. */
function freshBand(bands: readonly Row[]): Row {
  const highest = bands.reduce(
    (most, { enterAt }) => (typeof enterAt === 'number' ? Math.max(most, enterAt) : most),
    0,
  );
  const enterAt = highest + STEP;
  return { id: freshId('band', bands), name: '', enterAt, leaveBelow: enterAt - MARGIN };
}

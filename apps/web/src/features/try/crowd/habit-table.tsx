/** What the made-up customers do, to change: how many of them ever do it, and how often those do. */
import { useTranslation } from 'react-i18next';
import own from './crowd.module.css';
import type { ShownHabit } from './habits';

interface HabitTableProps {
  habits: readonly ShownHabit[];
  onHabits: (habits: readonly ShownHabit[]) => void;
}

const DAYS_PER_MONTH = 30;

export function HabitTable({ habits, onHabits }: HabitTableProps) {
  const { t } = useTranslation('try');
  const change = (name: string, changes: Partial<ShownHabit>) =>
    onHabits(habits.map((habit) => (habit.name === name ? { ...habit, ...changes } : habit)));
  return (
    <table className={own.habits}>
      <thead>
        <tr>
          <th scope="col">{t('habit.event')}</th>
          <th scope="col">{t('habit.share')}</th>
          <th scope="col">{t('habit.times')}</th>
        </tr>
      </thead>
      <tbody>
        {habits.map(({ name, share, timesPerDay, isSeen }) => (
          <tr key={name}>
            <th scope="row">
              {name}
              {!isSeen && <span className={own.assumed}>{t('habit.assumed')}</span>}
            </th>
            <td>
              <Figure
                label={t('habit.share-of', { name })}
                value={rounded(share * 100)}
                most={100}
                onChange={(percent) => change(name, { share: percent / 100 })}
              />
            </td>
            <td>
              <Figure
                label={t('habit.times-of', { name })}
                value={rounded(timesPerDay * DAYS_PER_MONTH)}
                most={300}
                onChange={(times) => change(name, { timesPerDay: times / DAYS_PER_MONTH })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const rounded = (value: number) => Math.round(value * 10) / 10;

interface FigureProps {
  label: string;
  value: number;
  most: number;
  onChange: (value: number) => void;
}

function Figure({ label, value, most, onChange }: FigureProps) {
  return (
    <input
      type="number"
      className={own.figure}
      aria-label={label}
      value={value}
      min={0}
      max={most}
      step="any"
      onChange={(event) => onChange(Math.min(most, Math.max(0, event.currentTarget.valueAsNumber || 0)))}
    />
  );
}

/** A moment as date and time on the wall of a time zone. */
import { calendarDay, dateOf, localTimeAt, momentAt, timeOfDayToMilliseconds } from '@kairos/engine';
import { TextInput } from '@mantine/core';

interface MomentInputProps {
  label: string;
  /** IANA zone whose wall clock is shown. */
  timeZone: string;
  /** Epoch ms. */
  value: number;
  onChange: (moment: number) => void;
}

export function MomentInput({ label, timeZone, value, onChange }: MomentInputProps) {
  return (
    <TextInput
      type="datetime-local"
      size="xs"
      aria-label={label}
      value={wallTime(value, timeZone)}
      onChange={(event) => {
        const moment = momentOf(event.currentTarget.value, timeZone);
        if (moment !== null) onChange(moment);
      }}
    />
  );
}

const two = (value: number) => String(value).padStart(2, '0');

/** "2024-03-31T14:05", as the browser's own input takes it. */
export function wallTime(moment: number, timeZone: string): string {
  const { day, clock } = localTimeAt(timeZone, moment);
  const { year, month, day: dayOfMonth } = dateOf(day);
  const minutes = Math.floor(clock / 60_000);
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
  return `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Null for what is not a whole date and time yet. */
export function momentOf(text: string, timeZone: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(text);
  const [, year, month, day, time] = match ?? [];
  if (time === undefined) return null;
  const local = calendarDay(Number(year), Number(month), Number(day));
  return momentAt(timeZone, local, timeOfDayToMilliseconds(time));
}

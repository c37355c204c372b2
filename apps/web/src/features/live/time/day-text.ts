/** A day as the address and the browser's own input write it: "2024-03-31". */
import { dateOf, localDay } from '@kairos/engine';

export function dayText(moment: number, timeZone: string): string {
  const { year, month, day } = dateOf(localDay(timeZone, moment));
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Rows that keep the place of a table while it loads. */
import { Skeleton } from '@mantine/core';

/** Widths in per cent, so that the grey bars look like words of different length. */
const WIDTHS = [62, 48, 71, 55, 66, 44, 58];

export function SkeletonRows({ columns, rows = 12 }: { columns: number; rows?: number }) {
  return Array.from({ length: rows }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity, never reordered
    <tr key={row} aria-hidden="true">
      {Array.from({ length: columns }, (_, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same
        <td key={column}>
          <Skeleton height={10} width={`${WIDTHS[(row + column * 3) % WIDTHS.length]}%`} />
        </td>
      ))}
    </tr>
  ));
}

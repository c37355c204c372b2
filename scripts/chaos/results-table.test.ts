import { describe, expect, it } from 'vitest';
import { type TableRow, withResults } from './results-table';

const page = `# Page

<!-- results of the chaos: begin -->
<!-- results of the chaos: end -->

After it.
`;
const row = (number: number, happened: string): TableRow => ({ number, fault: 'a | fault', promise: 'kept', happened });

describe('the table of results', () => {
  it('holds each row once, in order, and what was run last', () => {
    const first = withResults(page, [row(12, 'old'), row(3, 'stays')]);
    const second = withResults(first, [row(12, 'new'), row(0, 'first')]);
    expect(second).toMatch(/\| 0 \|.*first \|\n\| 3 \|.*stays \|\n\| 12 \|.*new \|\n/);
    expect(second).not.toContain('old');
    expect(second).toContain('a \\| fault');
    expect(second.endsWith('\n\nAfter it.\n')).toBe(true);
  });

  it('is not put where there is no place for it', () => {
    expect(() => withResults('# Page', [row(1, '')])).toThrow('no place');
  });
});

import { describe, expect, it } from 'vitest';
import { firstError } from './build';
import { lastWords } from './last-words';

describe('the last words of a program', () => {
  it('leave out where in the code it happened', () => {
    const lines = ['Error: connect ECONNREFUSED', '    at Socket.connect (node:net:1:1)', 'Node.js v20.20.2'];
    expect(lastWords(lines)).toEqual(['Error: connect ECONNREFUSED']);
  });

  it('are the message of a line that is an object', () => {
    const line = JSON.stringify({ level: 60, msg: 'worker failed', err: { message: 'no such table' } });
    expect(lastWords([line])).toEqual(['worker failed: no such table']);
  });
});

describe('the reason of a failed build', () => {
  it('is the first error, without the name of the task', () => {
    const lines = [
      '@kairos/web:build: transforming...',
      "@kairos/web:build: [UNRESOLVED_IMPORT] Could not resolve './page' in src/routes.tsx",
      '@kairos/web:build:  20 | import',
      ' Tasks:    1 successful, 3 total',
    ];
    expect(firstError(lines)[0]).toBe("[UNRESOLVED_IMPORT] Could not resolve './page' in src/routes.tsx");
  });
});

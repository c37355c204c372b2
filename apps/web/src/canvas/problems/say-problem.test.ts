import { AT_STEP, type Problem } from '@kairos/engine';
import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { sayProblemOf } from './say-problem';

const i18next = createInstance();
void i18next.init({ lng: 'en' });
const t = i18next.getFixedT('en', 'canvas');

function problemAt(field: string, key: string): Problem {
  return { code: 'bad', severity: 'error', nodeId: 'n', field, kind: 'task', phrase: { key } };
}

const said = (field: string, key: string) => sayProblemOf('task', problemAt(field, key), 'en', t);

describe('a problem in the list', () => {
  it('names the field where its words would fit any', () => {
    expect(said('dueIn.amount', 'problem.field-missing')).toMatch(/^.+: This still has to be filled in\.$/);
  });

  it('leaves out the field where its words name it already, or where there is none', () => {
    expect(said('title', 'problem.title-missing')).not.toContain(': ');
    expect(said(AT_STEP, 'problem.field-missing')).toBe('This still has to be filled in.');
  });
});

import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { contextFor } from '../../testing/step-context';
import { repeatBehaviour } from './behaviour';
import { repeatDefinition } from './definition';

const portOf = (visit: number) => repeatBehaviour.enter(contextFor({ times: 2 }, { visit }));

describe('repeat', () => {
  it('sends back as often as it is set, and on after that', () => {
    expect([1, 2, 3, 4].map(portOf)).toMatchObject([
      { port: 'again' },
      { port: 'again' },
      { port: 'done' },
      { port: 'done' },
    ]);
  });

  it('warns when nothing is repeated', () => {
    expect(codesOf(repeatDefinition, { times: 2 })).toEqual(['port-open?']);
  });
});

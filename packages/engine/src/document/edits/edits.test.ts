import { describe, expect, it } from 'vitest';
import type { JourneyDocument } from '../document';
import {
  appendToPort,
  connect,
  disconnect,
  duplicate,
  type EditResult,
  insert,
  insertOnEdge,
  legalKinds,
  limitVisits,
  remove,
  removeAll,
  rename,
  setConfig,
  whyNotConnect,
} from './index';
import { fixtureContext, journey, wires } from './kinds.fixture';

const SENSED = journey('sign:a sign:b score:s gate:g mail:m', 'a.out>s b.out>s s.out>g g.start>m');

function documentOf(result: EditResult): JourneyDocument {
  if (!result.ok) throw new Error(`refused: ${result.refusal.code}`);
  return result.document;
}

function codeOf(result: EditResult): string {
  return result.ok ? 'allowed' : result.refusal.code;
}

describe('inserting on an edge', () => {
  it('puts the step between both ends and keeps the edge that came in', () => {
    const result = insertOnEdge(SENSED, fixtureContext(), 'g-start-m', 'pause');
    expect(wires(documentOf(result))).toContain('g.start>n-1');
    expect(wires(documentOf(result))).toContain('n-1.next>m');
    expect(documentOf(result).edges.some((edge) => edge.id === 'g-start-m')).toBe(true);
    expect(result.ok && result.nodeId).toBe('n-1');
  });

  it('keeps what followed on the first branch of a branching step', () => {
    const result = insertOnEdge(SENSED, fixtureContext(), 'g-start-m', 'split');
    expect(wires(documentOf(result))).toContain('n-1.a>m');
  });

  it('refuses a step after which nothing can follow', () => {
    expect(codeOf(insertOnEdge(SENSED, fixtureContext(), 'g-start-m', 'exit'))).toBe('nothing-follows');
  });

  it('refuses a campaign step among the signs', () => {
    expect(codeOf(insertOnEdge(SENSED, fixtureContext(), 'a-out-s', 'mail'))).toBe('signal-leads-to-sensing');
  });
});

describe('appending to a port', () => {
  it('adds the step after an open port', () => {
    expect(wires(documentOf(appendToPort(SENSED, fixtureContext(), 'm', 'next', 'exit')))).toContain('m.next>n-1');
  });

  it('lets what a step port led to follow the new step', () => {
    const document = documentOf(appendToPort(SENSED, fixtureContext(), 'g', 'start', 'mail'));
    expect(wires(document)).toEqual(expect.arrayContaining(['g.start>n-1', 'n-1.next>m']));
  });

  it('adds a second reader to a port of the sensing half', () => {
    const document = documentOf(appendToPort(SENSED, fixtureContext(), 'a', 'out', 'gate'));
    expect(wires(document)).toEqual(expect.arrayContaining(['a.out>s', 'a.out>n-1']));
  });
});

describe('putting a step before another', () => {
  it('adds a sign to a score', () => {
    const result = insert(SENSED, fixtureContext(), { type: 'input', nodeId: 's' }, 'sign');
    expect(wires(documentOf(result))).toContain('n-1.out>s');
  });

  it('refuses a second input where one is the limit', () => {
    const document = journey('mail:m pause:p', 'm.next>p');
    expect(codeOf(insert(document, fixtureContext(), { type: 'input', nodeId: 'p' }, 'mail'))).toBe('input-taken');
  });
});

describe('the kinds that are legal in a slot', () => {
  const idsAt = (slot: Parameters<typeof legalKinds>[2]) =>
    legalKinds(SENSED, fixtureContext().kinds, slot).map((kind) => kind.id);

  it('are those that fit both ends of an edge', () => {
    expect(idsAt({ type: 'edge', edgeId: 'g-start-m' })).toEqual(['mail', 'pause', 'listen', 'split']);
  });

  it('are none between a sign and its score', () => {
    expect(idsAt({ type: 'edge', edgeId: 'a-out-s' })).toEqual([]);
  });

  it('are all that take what the port gives', () => {
    expect(idsAt({ type: 'port', nodeId: 'a', port: 'out' })).toEqual(['score', 'gate']);
  });

  it('are the signs before a score', () => {
    expect(idsAt({ type: 'input', nodeId: 's' })).toEqual(['sign']);
  });
});

describe('drawing an edge', () => {
  const why = (document: JourneyDocument, wire: string) => {
    const [, from = '', port = '', to = ''] = /^(.+)\.(.+)>(.+)$/.exec(wire) ?? [];
    return whyNotConnect(document, fixtureContext().kinds, { from, port, to })?.code ?? null;
  };

  it('leads signs to scores and triggers only', () => {
    expect(why(SENSED, 'a.out>g')).toBeNull();
    expect(why(SENSED, 'a.out>m')).toBe('signal-leads-to-sensing');
  });

  it('leads points to a trigger only', () => {
    expect(why(journey('score:s score:t'), 's.out>t')).toBe('points-lead-to-trigger');
  });

  it('never leads to a sign, to itself or to a port that does not exist', () => {
    expect(why(SENSED, 'm.next>a')).toBe('no-input');
    expect(why(SENSED, 'm.next>m')).toBe('self');
    expect(why(SENSED, 'm.nowhere>g')).toBe('unknown');
  });

  it('refuses a loop without a wait in it', () => {
    expect(why(journey('mail:m mail:o', 'm.next>o'), 'o.next>m')).toBe('cycle');
    expect(why(journey('mail:m listen:l mail:o', 'm.next>l l.timeout>o'), 'o.next>m')).toBeNull();
    expect(why(journey('mail:m listen:l', 'm.next>l'), 'l.timeout>m')).toBeNull();
  });

  it('refuses a second edge into a step with one input', () => {
    expect(why(journey('mail:m mail:o pause:p', 'm.next>p'), 'o.next>p')).toBe('input-taken');
  });

  it('refuses the same edge twice', () => {
    expect(why(SENSED, 'a.out>s')).toBe('already-connected');
  });

  it('replaces the edge of a taken step port', () => {
    const document = journey('mail:m mail:o mail:q', 'm.next>o');
    const result = connect(document, fixtureContext(), { from: 'm', port: 'next', to: 'q' });
    expect(wires(documentOf(result))).toEqual(['m.next>q']);
  });

  it('may turn round once the edge in the way is replaced', () => {
    const document = journey('mail:m mail:o', 'm.next>o');
    const cut = documentOf(disconnect(document, 'm-next-o'));
    expect(why(cut, 'o.next>m')).toBeNull();
  });
});

describe('removing', () => {
  it('heals the gap', () => {
    const document = journey('mail:m pause:p mail:o', 'm.next>p p.next>o');
    expect(wires(documentOf(remove(document, fixtureContext(), 'p')))).toEqual(['m.next>o']);
  });

  it('keeps the first branch in use and drops the steps of the others', () => {
    const document = journey('mail:m split:x mail:o mail:q exit:e', 'm.next>x x.a>o x.b>q q.next>e');
    const left = documentOf(remove(document, fixtureContext(), 'x'));
    expect(left.nodes.map((node) => node.id)).toEqual(['m', 'o']);
    expect(wires(left)).toEqual(['m.next>o']);
  });

  it('keeps the branch that was asked for', () => {
    const document = journey('mail:m split:x mail:o mail:q', 'm.next>x x.a>o x.b>q');
    const left = documentOf(remove(document, fixtureContext(), 'x', 'b'));
    expect(wires(left)).toEqual(['m.next>q']);
  });

  it('keeps steps of a dropped branch that another way still reaches', () => {
    const document = journey('mail:m split:x mail:o mail:q', 'm.next>x x.a>o x.b>q o.next>q');
    const left = documentOf(remove(document, fixtureContext(), 'x'));
    expect(wires(left)).toEqual(['m.next>o', 'o.next>q']);
  });

  it('leads the signs of a removed score to its trigger', () => {
    const left = documentOf(remove(SENSED, fixtureContext(), 's'));
    expect(wires(left)).toEqual(['a.out>g', 'b.out>g', 'g.start>m']);
  });

  it('takes several steps at once', () => {
    const document = journey('mail:m pause:p mail:o exit:e', 'm.next>p p.next>o o.next>e');
    expect(wires(documentOf(removeAll(document, fixtureContext(), ['p', 'o'])))).toEqual(['m.next>e']);
  });
});

describe('duplicating', () => {
  it('puts the copy of a campaign step after the original', () => {
    const document = journey('mail:m mail:o', 'm.next>o');
    expect(wires(documentOf(duplicate(document, fixtureContext(), 'm')))).toEqual(['m.next>n-1', 'n-1.next>o']);
  });

  it('leads the copy of a sign where the original leads', () => {
    expect(wires(documentOf(duplicate(SENSED, fixtureContext(), 'a')))).toContain('n-1.out>s');
  });

  it('leaves the copy of a last step loose', () => {
    const document = journey('mail:m exit:e', 'm.next>e');
    const copied = documentOf(duplicate(document, fixtureContext(), 'e'));
    expect(copied.nodes).toHaveLength(3);
    expect(wires(copied)).toEqual(['m.next>e']);
  });
});

describe('changing settings', () => {
  it('drops the edges of branches that no longer exist', () => {
    const document = journey('split:x mail:o mail:q', 'x.a>o x.b>q');
    expect(wires(documentOf(setConfig(document, fixtureContext(), 'x', { arms: ['a'] })))).toEqual(['x.a>o']);
  });

  it('keeps the edges while the settings are too broken to tell', () => {
    const document = journey('split:x mail:o', 'x.a>o');
    expect(wires(documentOf(setConfig(document, fixtureContext(), 'x', {})))).toEqual(['x.a>o']);
  });

  it('leaves all other steps the very same objects', () => {
    const changed = documentOf(setConfig(SENSED, fixtureContext(), 'm', { subject: 'Hello' }));
    expect(changed.nodes[0]).toBe(SENSED.nodes[0]);
    expect(changed.edges).toBe(SENSED.edges);
  });

  it('limits the visits of a step, and leaves them to the usual limit again', () => {
    const limited = documentOf(limitVisits(SENSED, 'm', 5));
    expect(limited.nodes[4]?.visitLimit).toBe(5);
    expect(documentOf(limitVisits(SENSED, 'm', 5_000)).nodes[4]?.visitLimit).toBe(1_000);
    expect(documentOf(limitVisits(limited, 'm', null))).toEqual(SENSED);
    expect(codeOf(limitVisits(SENSED, 'gone', 5))).toBe('unknown');
  });

  it('cuts a name at 120 characters', () => {
    expect(documentOf(rename(SENSED, 'm', 'x'.repeat(200))).nodes[4]?.name).toHaveLength(120);
  });
});

import type { JourneyDocument } from '@kairos/engine';
import { JOURNEY_TEMPLATES } from '@kairos/nodes/editor';
import { describe, expect, it } from 'vitest';
import { type OutlineItem, outlineOf } from './outline';

function template(id: string): JourneyDocument {
  const found = JOURNEY_TEMPLATES.find((each) => each.id === id);
  if (!found) throw new Error(`There is no template "${id}".`);
  return found.journey('en');
}

/** The list as text: branches in brackets, where it goes on as an arrow, an open end as a dot. */
function told(items: readonly OutlineItem[]): string {
  return items
    .map((item) => {
      if (item.type === 'goes-on') return `→${item.node.id}`;
      if (item.type === 'open') return '·';
      const sources = item.sources.length > 0 ? `(${told(item.sources)})` : '';
      const branches = item.branches.map((branch) => `[${branch.port}: ${told(branch.items)}]`).join('');
      return `${item.node.id}${sources}${branches}`;
    })
    .join(' ');
}

describe('a journey as a list', () => {
  it('tells indicators below the score that they lead to', () => {
    const { sense, trigger } = outlineOf(template('win-back'));
    expect(told(sense)).toBe('leaving(silent valuable returning)');
    expect(told(trigger)).toBe('start');
  });

  it('tells what follows where branches meet once, after the branches', () => {
    expect(told(outlineOf(template('win-back')).campaign)).toBe(
      'first-letter back-already[happened: →bought][timeout: which-reminder' +
        '[letter: second-letter →pause][text: text-message →pause] pause last-call →bought] bought',
    );
  });

  it('tells apart what is reached without an arrow', () => {
    const { campaign, apart } = outlineOf(template('negative-scoring'));
    expect(told(campaign)).toBe('offer upgraded-soon[happened: →upgraded][timeout: try-it →upgraded] upgraded');
    expect(told(apart)).toBe('trouble');
  });

  it('says where a way is still open', () => {
    const document = template('win-back');
    const cut = {
      ...document,
      edges: document.edges.filter((edge) => edge.port !== 'letter' && edge.from !== 'last-call'),
    };
    expect(told(outlineOf(cut).campaign)).toBe(
      'first-letter back-already[happened: bought][timeout: which-reminder[letter: ·][text: text-message pause last-call ·]]',
    );
  });

  it('tells every step exactly once, also in a loop', () => {
    const document = template('win-back');
    const looped = {
      ...document,
      edges: document.edges.map((edge) => (edge.from === 'last-call' ? { ...edge, to: 'first-letter' } : edge)),
    };
    for (const each of [looped, ...JOURNEY_TEMPLATES.map(({ journey }) => journey('en'))]) {
      const { sense, trigger, campaign, apart } = outlineOf(each);
      const ids = [...sense, ...trigger, ...campaign, ...apart].flatMap(stepsIn);
      expect(ids.sort()).toEqual(each.nodes.map(({ id }) => id).sort());
    }
  });
});

function stepsIn(item: OutlineItem): string[] {
  if (item.type !== 'step') return [];
  const inside = [...item.sources, ...item.branches.flatMap((branch) => branch.items)];
  return [item.node.id, ...inside.flatMap(stepsIn)];
}

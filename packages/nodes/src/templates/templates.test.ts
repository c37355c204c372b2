import { compile, type JourneyDocument, journeyDocumentSchema, type Language } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { templateFolders } from '../../scripts/kind-list';
import { NODE_KINDS } from '../registry';
import { type Happening, live } from '../testing/live';
import { DAY, HOUR } from '../testing/observer';
import { JOURNEY_TEMPLATES } from './journey-templates';

const LANGUAGES: Language[] = ['en', 'nl'];

it('there is a template for every folder, by its name', () => {
  expect(JOURNEY_TEMPLATES.map(({ id }) => id).sort()).toEqual(templateFolders());
});

it('shows no two templates at the same place of the list', () => {
  expect(new Set(JOURNEY_TEMPLATES.map(({ order }) => order)).size).toBe(JOURNEY_TEMPLATES.length);
});

describe.each(JOURNEY_TEMPLATES.map((template) => [template.id, template] as const))('%s', (_, template) => {
  it.each(LANGUAGES)('can be published as it stands, in %s', (language) => {
    const document = template.journey(language);
    expect(compile(document, NODE_KINDS).problems).toEqual([]);
    expect(journeyDocumentSchema.parse(document)).toEqual(document);
  });

  // A fresh step lends what is left out, so an older shape beside it would say two things at once.
  it('says nothing in its settings that is not heard', () => {
    for (const { id, kind, config } of template.journey('en').nodes) {
      const heard: unknown = NODE_KINDS.get(kind)?.definition.schema.parse(config);
      const shared = Object.entries(config).filter(([name]) => Object.hasOwn(Object(heard), name));
      expect([id, heard]).toMatchObject([id, Object.fromEntries(shared)]);
    }
  });

  it('is the same journey in both languages, but for names and messages', () => {
    const shape = (document: JourneyDocument) => document.nodes.map(({ id, kind }) => `${id}: ${kind}`);
    const [english, dutch] = [template.journey('en'), template.journey('nl')];
    expect(shape(dutch)).toEqual(shape(english));
    expect(dutch.edges).toEqual(english.edges);
    expect(
      english.nodes.filter((node) => dutch.nodes.some((other) => other.name === node.name && node.name !== '')),
    ).toEqual([]);
  });

  it('explains itself in both languages', () => {
    expect(paths(template.words.nl)).toEqual(paths(template.words.en));
    for (const language of LANGUAGES) {
      const { name, summary, explanation } = template.words[language];
      expect(name.length).toBeGreaterThan(2);
      expect(summary).toMatch(/^.{40,160}\.$/);
      expect(explanation.split('\n\n').length).toBeGreaterThan(1);
    }
    expect(template.words.nl.explanation).not.toBe(template.words.en.explanation);
  });

  it('names no step that it does not draw, and says for every campaign what its goal is', () => {
    const { nodes } = template.journey('en');
    const named = Object.keys(Object(template.words.en).steps ?? {});
    const drawn = new Set(nodes.map(({ id }) => id));
    expect(named.filter((id) => !drawn.has(id))).toEqual([]);
    expect(nodes.some(({ kind }) => kind === 'goal')).toBe(true);
  });
});

/** Dotted paths of all words. */
function paths(words: unknown, prefix = ''): string[] {
  if (typeof words !== 'object' || words === null) return [prefix];
  return Object.entries(words)
    .flatMap(([key, value]) => paths(value, `${prefix}.${key}`))
    .sort();
}

describe('what becomes of a customer', () => {
  const story = (id: string, happenings: Happening[], attributes = {}) => {
    const template = JOURNEY_TEMPLATES.find((each) => each.id === id);
    if (!template) throw new Error(`There is no template "${id}".`);
    return live(template.journey('en'), happenings, attributes);
  };
  const sent = (id: string, happenings: Happening[], attributes = {}) =>
    story(id, happenings, attributes).flatMap((run) => run.messages.map(([step]) => step));

  it('who signs up is welcomed at once, and not reminded after a purchase', () => {
    expect(sent('welcome', [['sign_up', 0]])).toEqual(['welcome-letter', 'good-to-know', 'last-nudge']);
    const quick: Happening[] = [
      ['sign_up', 0],
      ['purchase', DAY, { amount: 20 }],
    ];
    expect(story('welcome', quick)).toMatchObject([{ messages: [['welcome-letter', 0]], outcome: 'goal' }]);
  });

  it('who leaves a cart is asked back, and left alone once they buy', () => {
    expect(sent('abandoned-cart', [['add_to_cart', 0]])).toEqual(['still-there', 'what-stopped-you', 'free-delivery']);
    const bought = (at: number): Happening[] => [
      ['add_to_cart', 0],
      ['purchase', at],
    ];
    expect(sent('abandoned-cart', bought(HOUR))).toEqual([]);
    expect(sent('abandoned-cart', bought(2 * DAY))).toEqual(['still-there', 'what-stopped-you']);
  });

  it('who pays on the last day gets no reminder, who pays later gets no more of them', () => {
    const paid = (at: number): Happening[] => [
      ['invoice_sent', 0],
      ['payment_received', at, { amount: 80 }],
    ];
    expect(sent('unpaid-invoice', paid(14 * DAY))).toEqual([]);
    expect(sent('unpaid-invoice', paid(16 * DAY))).toEqual(['friendly']);
    expect(sent('unpaid-invoice', [['invoice_sent', 0]])).toEqual(['friendly', 'by-text', 'in-parts']);
  });

  it('a new address is enough to help with a move, a brochure alone is not', () => {
    const brochure: Happening = ['brochure_download', 0, { subject: 'moving' }];
    expect(sent('moving-house', [['address_changed', 0]])).toEqual(['checklist', 'call-us']);
    expect(sent('moving-house', [brochure])).toEqual([]);
    expect(
      sent('moving-house', [
        ['moving_service_booked', 0],
        ['address_changed', 1],
      ]),
    ).toEqual([]);
  });

  it('age and a guide together invite to a conversation about retirement, by the way that is preferred', () => {
    const guide: Happening[] = [['brochure_download', 0, { subject: 'retirement' }]];
    expect(sent('retirement', guide, { age: 58 })).toEqual([]);
    expect(sent('retirement', guide, { age: 63 })).toEqual(['guide', 'three-questions']);
    expect(sent('retirement', guide, { age: 63, preferred_contact: 'phone' })).toEqual(['guide', 'text-times']);
  });

  it('a complaint outweighs every sign of wanting more', () => {
    const wants: Happening[] = [
      ['usage_limit_reached', DAY],
      ['survey_answered', 2 * DAY, { rating: 10 }],
    ];
    expect(sent('negative-scoring', wants)).toEqual(['offer', 'try-it']);
    expect(sent('negative-scoring', [['complaint', 0], ...wants])).toEqual([]);
    expect(sent('negative-scoring', [...wants, ['complaint', 3 * DAY]])).toEqual(['offer']);
  });

  it('a contract that ends is spoken of 60 days before, unless it was renewed', () => {
    const ends = { contract_end: '1970-04-11' };
    expect(story('contract-end', [['visit', 0]], ends)).toMatchObject([{ startedAt: 40 * DAY + 10 * HOUR }]);
    expect(sent('contract-end', [['visit', 0]], ends)).toEqual(['in-good-time', 'your-choice', 'last-weeks']);
    expect(sent('contract-end', [['contract_renewed', DAY]], ends)).toEqual([]);
    expect(
      sent(
        'contract-end',
        [
          ['visit', 0],
          ['contract_cancelled', 50 * DAY],
        ],
        ends,
      ),
    ).toEqual(['in-good-time']);
  });

  it('a birthday comes every year, at nine in the morning', () => {
    const runs = story('birthday', [['visit', 0]], { birth_date: '1950-03-02' });
    // The third of these years has a 29 February before it.
    expect(runs.map((run) => run.startedAt)).toEqual([60, 425, 791].map((day) => day * DAY + 9 * HOUR));
  });

  it('a call about a complaint is asked about, one about anything else is not', () => {
    const called = (subject: string): Happening => ['call_ended', 0, { subject }];
    expect(sent('call-centre-follow-up', [called('complaint')])).toEqual(['is-it-solved', 'from-the-manager']);
    expect(sent('call-centre-follow-up', [called('question')])).toEqual([]);
    const solved: Happening[] = [called('complaint'), ['complaint_solved', 2 * DAY]];
    expect(story('call-centre-follow-up', solved)).toMatchObject([{ outcome: 'goal' }]);
  });
});

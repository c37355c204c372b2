import { describe, expect, it } from 'vitest';
import type { TemplateContext } from './context';
import { RenderFailure } from './failure';
import { compileTemplate } from './liquid';

const locale = { language: 'nl', timeZone: 'Europe/Amsterdam' } as const;
const context: TemplateContext = {
  customer: {
    label: 'ana',
    firstName: 'Ana <b>& co</b>',
    visits: 3,
    spent: 1234.5,
    lastPurchase: '1998-03-29T00:30:00Z',
    many: Array.from({ length: 30_000 }, (_, index) => index),
  },
  event: { amount: 12.5, 'Order No': 'A-7', items: [{ name: 'Tea & cake' }, { name: '<i>Soup</i>' }] },
  message: { topic: 'offers', sentAt: '1998-06-30T22:30:00.000Z' },
  links: { unsubscribe: 'https://example.test/u/1' },
};

const render = (source: string, output: 'plain' | 'html' = 'plain'): string =>
  compileTemplate('body', source, output, locale)(context);

function failureOf(source: string): string {
  try {
    render(source);
  } catch (error) {
    if (error instanceof RenderFailure) return error.code;
    throw error;
  }
  return 'none';
}

describe('a template', () => {
  it('leaves what is missing empty', () => {
    expect(render('Hi {{ customer.nickname }}{{ nothing.at.all }}!')).toBe('Hi !');
  });

  it('escapes customer data in HTML and only there', () => {
    expect(render('{{ customer.firstName }}', 'html')).toBe('Ana &lt;b&gt;&amp; co&lt;/b&gt;');
    expect(render('{{ customer.firstName }}')).toBe('Ana <b>& co</b>');
  });

  it('speaks of the event that started the campaign, escaped like everything else', () => {
    expect(render('{{ event.amount | number: 2 }} {{ event["Order No"] }}{{ event.none }}')).toBe('12,50 A-7');
    const items = '{% for item in event.items %}<li>{{ item.name }}</li>{% endfor %}';
    expect(render(items, 'html')).toBe('<li>Tea &amp; cake</li><li>&lt;i&gt;Soup&lt;/i&gt;</li>');
  });

  it('writes dates in the zone and the language of the reader', () => {
    expect(render('{{ customer.lastPurchase | date: "%-d %B %Y %H:%M" }}')).toBe('29 maart 1998 01:30');
  });

  it('takes now and today from the clock of the workspace', () => {
    expect(render('{{ "now" | date: "%Y-%m-%d %H:%M" }} {{ "today" | date: "%Y" }}')).toBe('1998-07-01 00:30 1998');
  });

  it('writes numbers as the reader does', () => {
    expect(render('{{ customer.spent | number: 2 }}')).toBe('1.234,50');
  });

  it('sees no inherited properties', () => {
    expect(render('{{ customer.constructor }}{{ customer.__proto__ }}{{ customer.label.constructor }}')).toBe('');
  });

  it.each([
    ['an unknown filter', '{{ customer.label | shout }}'],
    ['the filter that undoes escaping', '{{ customer.label | raw }}'],
    ['a filter that walks whole arrays', '{{ customer.many | sort | size }}'],
    ['inclusion of a file', '{% include "../../etc/passwd" %}'],
    ['a layout', '{% layout "x" %}'],
    ['rendering of another template', '{% render "x" %}'],
    ['a block that is not closed', '{% if customer.label %}x'],
    ['an output that is not closed', 'Hello {{ customer.label'],
    ['a filter named like a property of Object', '{{ customer.label | constructor }}'],
    ['3,000 nested blocks', '{% if true %}'.repeat(3_000) + '{% endif %}'.repeat(3_000)],
  ])('is refused for %s', (_, source) => {
    expect(failureOf(source)).toBe('template-invalid');
  });

  it.each([
    ['a loop of 100 million', '{% for i in (1..100000000) %}x{% endfor %}'],
    [
      'loops within loops',
      '{% for i in (1..9999) %}{% for j in (1..9999) %}{% assign x = j %}{% endfor %}{% endfor %}',
    ],
    [
      'loops over what a customer brought',
      '{% for i in customer.many %}{% for j in customer.many %}{% endfor %}{% endfor %}',
    ],
    [
      'text that doubles',
      '{% assign a = "x" %}{% for i in (1..40) %}{% assign a = a | append: a %}{% endfor %}{{ a }}',
    ],
    [
      'text that doubles by replacing',
      '{% assign a = "xx" %}{% for i in (1..40) %}{% assign a = a | replace: "x", "xx" %}{% endfor %}{{ a }}',
    ],
    ['a date of a million places', '{{ "now" | date: "%999999999d" }}'],
    ['output without end', '{% for i in (1..20000) %}{{ "0123456789abcdef" }}{% endfor %}'],
  ])('is stopped in time at %s', (_, source) => {
    const begun = process.cpuUsage();
    expect(failureOf(source)).toBe('template-too-costly');
    expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(500);
  });
});

import { describe, expect, it } from 'vitest';
import { compileLayout } from '../../layout/compile';
import { compileContent } from '../content';
import type { TemplateContext } from '../render/context';
import { bodyTemplates } from './body';
import { emailHtml, emailText } from './layout';
import { EMAIL_LAYOUT } from './layout.generated';

const locale = { language: 'en', timeZone: 'Europe/Amsterdam' } as const;
const frame = { language: 'en', brand: 'Fresh & Co', unsubscribeUrl: 'https://example.test/u/1?a=1&b=2' } as const;

const contextOf = (customer: TemplateContext['customer']): TemplateContext => ({
  customer,
  event: { invoice: { number: '<b>7</b>' }, lines: [{ name: 'Tea & cake' }, { name: 'Soup' }] },
  message: { topic: 'offers', sentAt: '1998-06-30T10:00:00.000Z' },
  links: { unsubscribe: frame.unsubscribeUrl },
});

function email(content: Record<string, string>, customer: TemplateContext['customer'] = {}) {
  const render = compileContent('email', { subject: 'Hello', body: 'Hello', ...content }, locale);
  const { words, flags } = render(contextOf(customer));
  if (words.channel !== 'email') throw new Error('not an e-mail');
  return { words, flags, html: emailHtml(words, frame), text: emailText(words, frame) };
}

describe('the mark-up of a body', () => {
  const html = (source: string): string => bodyTemplates(source).html;

  it('makes paragraphs, line breaks, a heading and a list', () => {
    expect(html('# Hi\n\nOne\ntwo\n\n- a\n- b')).toBe(
      '<h1>Hi</h1>\n<p>One<br>\ntwo</p>\n<ul><li>a</li>\n<li>b</li></ul>',
    );
  });

  it('makes bold, slanted and linked words', () => {
    expect(html('**Big** and *slow*, [see](https://a.test/?x=1&y=2)')).toBe(
      '<p><strong>Big</strong> and <em>slow</em>, <a{% link %}https://a.test/?x=1&#38;y=2{% endlink %}>see</a></p>',
    );
  });

  it('takes HTML for what it looks like', () => {
    expect(html('1 < 2 <script>alert(1)</script>')).toBe('<p>1 &#60; 2 &#60;script&#62;alert(1)&#60;/script&#62;</p>');
  });

  it('leaves Liquid alone', () => {
    expect(html('{% if customer.spent > 5 %}\n{{ customer.a | default: "**" }}\n{% endif %}')).toBe(
      '<p>{% if customer.spent > 5 %}{{ customer.a | default: "**" }}{% endif %}</p>',
    );
  });

  it('keeps a Liquid condition around paragraphs out of them', () => {
    expect(html('{% if customer.vip %}\n\nWelcome\n\n{% endif %}')).toBe(
      '{% if customer.vip %}\n<p>Welcome</p>\n{% endif %}',
    );
  });

  it('is readable without HTML', () => {
    expect(bodyTemplates('# Hi\n\n**Big** [see](https://a.test)\n- a').text).toBe(
      'Hi\n\nBig see{% link %}https://a.test{% endlink %}\n- a',
    );
  });
});

describe('an e-mail', () => {
  it('has a layout that is what the MJML compiles to', async () => {
    expect(EMAIL_LAYOUT).toBe(await compileLayout());
  });

  it('has short lines', () => {
    const longest = Math.max(
      ...email({})
        .html.split('\n')
        .map((line) => line.length),
    );
    expect(longest).toBeLessThan(998);
  });

  it('carries every part, and leaves no slot open', () => {
    const { html } = email(
      { preheader: 'Psst', buttonLabel: 'Shop & save', buttonLink: 'https://shop.test/?c={{ customer.label }}&x=1' },
      { label: 'ana' },
    );
    expect(html).not.toMatch(/%%|<!--\/?button-->/);
    expect(html).toContain('>Psst<');
    expect(html).toContain('href="https://shop.test/?c=ana&#38;x=1"');
    expect(html).toContain('Shop &#38; save');
    expect(html).toContain('Fresh &#38; Co');
    expect(html).toContain('href="https://example.test/u/1?a=1&#38;b=2"');
    expect(html).toContain('<html lang="en"');
  });

  it('has no button without a label or without a link', () => {
    expect(email({ buttonLabel: 'Shop' }).html).not.toContain('Shop');
    expect(email({ buttonLink: 'https://shop.test' }).html).not.toContain('shop.test');
  });

  it('says the same in plain text', () => {
    const { text } = email(
      { body: 'Hi {{ customer.name }}', buttonLabel: 'Shop', buttonLink: 'https://shop.test' },
      { name: 'A&B' },
    );
    expect(text).toBe(
      'Hi A&B\n\nShop: https://shop.test\n\n-- \nYou receive this e-mail because you agreed to hear from Fresh & Co.\nUnsubscribe or choose what you get: https://example.test/u/1?a=1&b=2\n',
    );
  });

  it('speaks Dutch to Dutch readers', () => {
    const { words } = email({});
    expect(emailText(words, { ...frame, language: 'nl' })).toContain('Afmelden of kiezen wat je krijgt: ');
  });

  it.each([
    ['A\r\nBcc: evil@x.test', 'A Bcc: evil@x.test'],
    ['A\u2028B\u0000C', 'A B C'],
  ])('keeps the subject on one line for the name %j', (name, subject) => {
    expect(email({ subject: '{{ customer.name }}' }, { name }).words.subject).toBe(subject);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '//evil.test', 'https:evil.test', '\tjavascript:alert(1)'])(
    'drops the link %j, keeps the words and says so',
    (url) => {
      const { words, flags } = email(
        { body: 'See [here]({{ customer.url }}).', buttonLabel: 'Go', buttonLink: '{{ customer.url }}' },
        { url },
      );
      expect(words.body).toBe('<p>See <a>here</a>.</p>');
      expect(words.text).toBe('See here.');
      expect(words.buttonLink).toBe('');
      expect(flags).toEqual(['link-dropped']);
    },
  );

  it('cannot be made to break out of a link or into the page by customer data', () => {
    const attack = '"><script>alert(1)</script><svg onload=x>';
    const { html } = email(
      {
        subject: '{{ customer.x }}',
        preheader: '{{ customer.x }}',
        body: '{{ customer.x }} [a](https://a.test/{{ customer.x }})',
        buttonLabel: '{{ customer.x }}',
        buttonLink: 'https://a.test/{{ customer.x }}',
      },
      { x: attack },
    );
    expect(html).not.toMatch(/<script|<svg/i);
    expect(html).not.toContain('"">');
  });

  it.each([
    ['subject', { subject: '{{ customer.none }}' }],
    ['body', { body: '{% if customer.none %}x{% endif %}' }],
  ])('never goes out with a blank %s', (part, content) => {
    expect(() => email(content)).toThrow(expect.objectContaining({ code: 'blank', part }));
  });

  it('is refused as a template when a part is missing', () => {
    expect(() => compileContent('email', { subject: 'x' }, locale)).toThrow(
      expect.objectContaining({ code: 'template-invalid', part: 'body' }),
    );
  });
});

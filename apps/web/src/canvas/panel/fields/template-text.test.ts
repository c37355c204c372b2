import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOfTemplate, unseenAttributes } from './template-text';

const known = ['first_name', 'city'];

describe('a template', () => {
  it('is cut at its placeholders', () => {
    expect(partsOfTemplate('Dear {{ customer.first_name }}, {% if x %}', known)).toEqual([
      { text: 'Dear ', sort: 'words' },
      { text: '{{ customer.first_name }}', sort: 'known' },
      { text: ', ', sort: 'words' },
      { text: '{% if x %}', sort: 'known' },
    ]);
  });

  it('shows which attributes were never seen, a slip of the pen among them', () => {
    const template = '{{ customer.firstname }} of {{ customer.city }} and {{ customer.firstname | upcase }}';
    expect(partsOfTemplate(template, known).map((part) => part.sort)).toEqual([
      'unknown',
      'words',
      'known',
      'words',
      'unknown',
    ]);
    expect(unseenAttributes(template, known)).toEqual(['firstname']);
  });

  it('flags nothing while no attribute was ever seen, and never what everybody has', () => {
    expect(unseenAttributes('{{ customer.firstname }}', [])).toEqual([]);
    expect(unseenAttributes('{{ customer.label }}', known)).toEqual([]);
  });

  it('is whole again when its parts are put together', () => {
    const pieces = fc.array(fc.constantFrom('{{', '}}', '{%', '%}', 'customer.x', ' ', '\n', 'é'));
    fc.assert(
      fc.property(pieces, (words) => {
        const template = words.join('');
        expect(
          partsOfTemplate(template, known)
            .map((part) => part.text)
            .join(''),
        ).toBe(template);
      }),
    );
  });
});

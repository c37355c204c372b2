import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOfTemplate, placeholderFor, unseenNames } from './template-text';

const known = { customer: ['first_name', 'city'], event: ['amount'] };
const nobodyKnows = { customer: [], event: [] };

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
    expect(unseenNames(template, known)).toEqual(['firstname']);
  });

  it('flags nothing while no attribute was ever seen, and never what everybody has', () => {
    expect(unseenNames('{{ customer.firstname }}{{ event.total }}', nobodyKnows)).toEqual([]);
    expect(unseenNames('{{ customer.label }}', known)).toEqual([]);
  });

  it('knows the event that starts the campaign as well', () => {
    expect(unseenNames('{{ event.amount }} {{ event.total | number: 2 }}', known)).toEqual(['event.total']);
    expect(partsOfTemplate('{{ event.total }}', known)).toEqual([{ text: '{{ event.total }}', sort: 'unknown' }]);
  });

  it('gets a placeholder for every name', () => {
    expect(placeholderFor('event', 'order_no')).toBe('{{ event.order_no }}');
    expect(placeholderFor('customer', 'First name')).toBe('{{ customer["First name"] }}');
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

/** The gallery: every type of field, drawn empty, filled in and with something that does not belong there. */
import type { FormField } from '@kairos/engine';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_FIELDS } from '../../gallery/sample-fields';
import { SAMPLE_KNOWLEDGE } from '../../gallery/sample-knowledge';
import { readWords } from '../../i18n/read-words';
import { FieldFrame } from './field-frame';
import { FieldInput } from './field-input';
import { KnowledgeContext } from './knowledge';

beforeAll(async () => {
  const files = import.meta.glob('/apps/web/src/**/words.*.json', { eager: true, import: 'default' });
  await i18next.use(initReactI18next).init({
    resources: readWords(files),
    lng: 'en',
    defaultNS: 'shared',
    keySeparator: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  });
});

function draw(field: FormField, value: unknown): string {
  return renderToStaticMarkup(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>
        <KnowledgeContext value={SAMPLE_KNOWLEDGE}>
          <FieldFrame path={field.path} label="Label" hint={null} problems={[]}>
            <FieldInput
              field={field}
              kindId="wait"
              config={{ a: value, e: 'purchase' }}
              value={value}
              onChange={() => undefined}
            />
          </FieldFrame>
        </KnowledgeContext>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

const cases = Object.entries(SAMPLE_FIELDS);

describe('the gallery of fields', () => {
  it.each(cases)('shows what is set in %s', (_, { field, value, shows }) => {
    const picture = draw(field, value);
    for (const words of shows) expect(picture).toContain(words);
  });

  it.each(cases)('draws %s whatever is stored', (_, { field }) => {
    for (const value of [undefined, null, '', 3, 'nonsense', [], [3], {}, { windows: 4, all: 3 }, [{ id: 'x' }]]) {
      expect(draw(field, value)).toContain('Label');
    }
  });
});

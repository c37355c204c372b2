/** Everybody can use every page: axe finds nothing, in either language, in either theme, at a desk or on a phone. */
import { findingsOf } from '../driver/axe';
import { PLACES } from '../driver/places';
import { expect, test } from '../driver/test';
import { DESK, PHONE, visit } from '../driver/visit';
import { LANGUAGES } from '../driver/words';

for (const language of LANGUAGES)
  for (const place of PLACES)
    test(`${place.name}, ${language}`, async ({ browser, stage }) => {
      await visit(browser, { place, stage, language, sizes: [DESK, PHONE] }, async (page, view) => {
        const about = view.theme === 'light' ? 'everything' : 'colours';
        expect.soft(await findingsOf(page, about), view.name).toEqual([]);
      });
    });

/** Takes a picture of every page, in every size, language and theme, for people to look at. */
import { PLACES } from '../driver/places';
import { test } from '../driver/test';
import { DESK, PHONE, TABLET, visit } from '../driver/visit';
import { LANGUAGES } from '../driver/words';

for (const language of LANGUAGES)
  for (const place of PLACES)
    test(`${place.name}, ${language}`, async ({ browser, stage }, { config }) => {
      await visit(browser, { place, stage, language, sizes: [DESK, TABLET, PHONE] }, async (page, view) => {
        await page.screenshot({
          path: `${config.rootDir}/../test-results/pictures/${place.name}-${language}-${view.name}.png`,
        });
      });
    });

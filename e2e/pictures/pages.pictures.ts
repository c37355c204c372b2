/** Takes a picture of every page, in every size, language and theme, for people to look at. */
import { PLACES } from '../driver/places';
import { type Stage, setStage } from '../driver/stage';
import { test } from '../driver/test';
import { DESK, PHONE, TABLET, visit } from '../driver/visit';
import { LANGUAGES } from '../driver/words';

let stage: Stage;

test.beforeAll(async ({ playwright, baseURL }) => {
  test.setTimeout(600_000);
  stage = await setStage(playwright, baseURL ?? '');
});

for (const language of LANGUAGES)
  for (const place of PLACES)
    test(`${place.name}, ${language}`, async ({ browser }, { config }) => {
      await visit(browser, { place, stage, language, sizes: [DESK, TABLET, PHONE] }, async (page, view) => {
        await page.screenshot({
          path: `${config.rootDir}/../test-results/pictures/${place.name}-${language}-${view.name}.png`,
        });
      });
    });

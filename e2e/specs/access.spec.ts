/** A look by axe at every page: each in one language and one theme, in turn. `npm run access` looks at all states in all of them. */
import { findingsOf } from '../driver/axe';
import { PLACES } from '../driver/places';
import { expect, test } from '../driver/test';
import { DESK, PHONE, THEMES, visit } from '../driver/visit';
import { LANGUAGES } from '../driver/words';

const PAGES = [
  ...['sign-in', 'home', 'journeys', 'new-journey', 'canvas-panel', 'canvas-problems', 'publish', 'outline', 'try'],
  ...['live-run', 'versions-one', 'customers', 'customer-preferences', 'messages', 'tasks-mine', 'events', 'settings'],
  ...['settings-sending', 'public-preferences'],
];

for (const [turn, name] of PAGES.entries()) {
  const language = LANGUAGES[turn % 2] ?? 'en';
  const theme = THEMES[(turn >> 1) % 2] ?? 'light';
  const size = turn % 3 === 2 ? PHONE : DESK;
  test(`axe finds nothing on ${name}, ${language}, ${theme}, ${size.name}`, async ({ browser, stage }) => {
    test.setTimeout(240_000);
    const place = PLACES.find((each) => each.name === name);
    if (!place) throw new Error(`There is no place "${name}".`);
    await visit(browser, { place, stage, language, sizes: [size], themes: [theme] }, async (page) => {
      expect(await findingsOf(page, 'everything')).toEqual([]);
    });
  });
}

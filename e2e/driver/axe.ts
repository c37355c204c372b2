/** Asks axe what on a page keeps somebody out. */
import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** WCAG 2.2 A and AA, and what axe holds to be good practice besides. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What another theme can change: a theme is nothing but colours. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Each finding as a line: the rule, where, and what is wrong. */
export async function findingsOf(page: Page, about: 'everything' | 'colours'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const runOnly: axe.RunOnly =
    about === 'everything' ? { type: 'tag', values: RULES } : { type: 'rule', values: RULES_OF_COLOUR };
  return page.evaluate(async (only) => {
    const engine: typeof axe = Reflect.get(window, 'axe');
    // What a marketer writes into an e-mail is shown in a frame and is no page of ours.
    const { violations } = await engine.run(document, { runOnly: only, resultTypes: ['violations'], iframes: false });
    // What floats, a menu or a list that is open, lies beside the landmarks on purpose: it belongs to the button that opened it.
    const isAfloat = (selector: string) => document.querySelector(selector)?.closest('[data-portal]') !== null;
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .filter(({ target }) => id !== 'region' || !isAfloat(target.join(' ')))
        .map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary?.replace(/\s+/g, ' ')}`),
    );
  }, runOnly);
}

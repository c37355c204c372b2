/** Every page of Kairos in the states that it can be in: where it is, and what is opened there. */
import { expect, type Page } from '@playwright/test';
import type { Canvas } from './canvas';
import type { Stage } from './stage';
import type { Say } from './words';

/** Somebody who looks: in one window, in one language. */
export interface Visit {
  page: Page;
  canvas: Canvas;
  stage: Stage;
  say: Say;
}

export interface Place {
  name: string;
  show(visit: Visit): Promise<unknown>;
  /** Seen by whoever is not signed in. */
  outside?: true;
}

const APP = 'app';
const JOURNEYS = 'features/journeys';
const TRY = 'features/try';
const SETTINGS = 'features/settings';
const CUSTOMERS = 'features/customers';
const SENDING = 'features/sending';
const CANVAS = 'canvas';
const TEMPLATES = 'features/message-templates';

export const PLACES: readonly Place[] = [
  { name: 'sign-in', outside: true, show: ({ page }) => page.goto('/sign-in') },
  {
    name: 'public-preferences',
    outside: true,
    show: async ({ page, stage }) => page.goto(await stage.unsubscribeLink()),
  },
  { name: 'public-unknown-link', outside: true, show: ({ page }) => page.goto('/u/nothing') },
  { name: 'home', show: ({ page }) => page.goto('/') },
  { name: 'missing', show: ({ page }) => page.goto('/nothing-here') },
  { name: 'account-menu', show: (visit) => press(visit, '/', APP, 'account') },
  { name: 'clock', show: (visit) => press(visit, '/customers', APP, 'clock.open') },
  { name: 'shortcuts', show: (visit) => typeOn(visit, '/', 'Shift+?') },
  { name: 'command-palette', show: (visit) => typeOn(visit, '/customers', 'Control+k') },

  { name: 'journeys', show: ({ page }) => page.goto('/journeys') },
  { name: 'journey-menu', show: (visit) => press(visit, '/journeys', JOURNEYS, 'menu', { name: 'Win back' }) },
  { name: 'new-journey', show: (visit) => press(visit, '/journeys', JOURNEYS, 'new') },
  {
    name: 'template',
    async show(visit) {
      await press(visit, '/journeys', JOURNEYS, 'new');
      await visit.page.getByRole('radio').nth(3).click();
    },
  },

  { name: 'canvas-empty', show: async (visit) => draw(visit, await visit.stage.empty()) },
  { name: 'canvas', show: async (visit) => draw(visit, await visit.stage.winBack()) },
  { name: 'canvas-panel', show: (visit) => openStep(visit, 'first-letter') },
  { name: 'canvas-panel-indicator', show: (visit) => openStep(visit, 'silent') },
  { name: 'canvas-panel-score', show: (visit) => openStep(visit, 'leaving') },
  { name: 'canvas-panel-trigger', show: (visit) => openStep(visit, 'start') },
  { name: 'canvas-panel-split', show: (visit) => openStep(visit, 'which-reminder') },
  { name: 'canvas-template-use', show: (visit) => pressInStep(visit, 'first-letter', 'message-template.use') },
  { name: 'canvas-template-save', show: (visit) => pressInStep(visit, 'first-letter', 'message-template.save') },
  {
    name: 'canvas-problems',
    async show(visit) {
      await draw(visit, await visit.stage.unfinished());
      const problems = visit.say(JOURNEYS, 'problems_other', { count: '' }).trim();
      await visit.page.getByRole('button', { name: new RegExp(`^\\d+ ${problems}$`) }).click();
    },
  },
  {
    name: 'canvas-several',
    async show(visit) {
      await draw(visit, await visit.stage.winBack());
      await visit.canvas.card('which-reminder').click({ modifiers: ['Alt'] });
    },
  },
  {
    name: 'canvas-picker',
    async show(visit) {
      await draw(visit, await visit.stage.winBack());
      await visit.canvas.card('pause').focus();
      await visit.page.keyboard.press('a');
    },
  },
  {
    name: 'canvas-removal',
    async show(visit) {
      await draw(visit, await visit.stage.winBack());
      await visit.canvas.card('which-reminder').focus();
      await visit.page.keyboard.press('Delete');
    },
  },
  {
    name: 'publish',
    show: async (visit) => press(visit, `/journeys/${await visit.stage.changed()}`, JOURNEYS, 'publish'),
  },
  {
    name: 'pause',
    show: async (visit) => press(visit, `/journeys/${await visit.stage.changed()}/live`, JOURNEYS, 'pause'),
  },
  { name: 'outline', show: async ({ page, stage }) => page.goto(`/journeys/${await stage.winBack()}?view=outline`) },

  { name: 'try', show: async ({ page, stage }) => page.goto(`/journeys/${await stage.winBack()}/try`) },
  {
    name: 'try-ended',
    async show(visit) {
      await press(visit, `/journeys/${await visit.stage.winBack()}/try`, TRY, 'time.end');
      await visit.page.locator('[data-trial-story] details summary').first().click();
    },
  },
  { name: 'try-unfinished', show: async ({ page, stage }) => page.goto(`/journeys/${await stage.unfinished()}/try`) },
  {
    name: 'try-crowd',
    show: async ({ page, stage }) => page.goto(`/journeys/${await stage.winBack()}/try?crowd=true`),
  },
  {
    name: 'try-crowd-done',
    async show({ page, stage, say }) {
      await page.goto(`/journeys/${await stage.winBack()}/try?crowd=true`);
      const start = say(TRY, 'crowd.start_other', { shown: '10.000' });
      await page.getByRole('button', { name: new RegExp(`^${start}$`) }).click();
      await expect(page.locator('[data-crowd="done"]')).toBeVisible({ timeout: 90_000 });
    },
  },

  { name: 'live', show: async ({ page, stage }) => page.goto(`/journeys/${await stage.winBack()}/live`) },
  {
    name: 'live-step',
    show: async ({ page, stage }) => page.goto(`/journeys/${await stage.winBack()}/live?node=first-letter`),
  },
  {
    name: 'live-run',
    show: async ({ page, stage }) => page.goto(`/journeys/${await stage.winBack()}/live?run=${await stage.run()}`),
  },
  { name: 'live-test', show: async ({ page, stage }) => page.goto(`/journeys/${await stage.tested()}/live?node=test`) },
  {
    name: 'live-holdout',
    show: async ({ page, stage }) => page.goto(`/journeys/${await stage.tested()}/live?node=holdout`),
  },
  {
    name: 'live-winner',
    show: async ({ page, stage }) => page.goto(`/journeys/${await stage.decided()}/live?node=test`),
  },
  {
    name: 'live-list',
    show: async ({ page, stage }) => page.goto(`/journeys/${await stage.winBack()}/live?view=outline`),
  },
  {
    name: 'live-range',
    show: async ({ page, stage }) => page.goto(`/journeys/${await stage.winBack()}/live?range=month&node=pause`),
  },
  {
    name: 'live-range-empty',
    show: async ({ page, stage }) =>
      page.goto(`/journeys/${await stage.winBack()}/live?range=days&from=1990-01-01&to=1990-01-02`),
  },
  {
    name: 'live-past',
    show: async ({ page, stage }) => page.goto(`/journeys/${await stage.winBack()}/live?range=month&at=0`),
  },
  { name: 'live-stuck', show: async ({ page, stage }) => page.goto(`/journeys/${await stage.slow()}/live?list=stuck`) },
  {
    name: 'live-stuck-step',
    show: async ({ page, stage }) => page.goto(`/journeys/${await stage.slow()}/live?node=answer&list=stuck`),
  },
  {
    name: 'live-failed',
    show: async ({ page, stage }) => page.goto(`/journeys/${await stage.parked()}/live?list=failed`),
  },
  {
    name: 'live-parked',
    async show({ page, stage }) {
      await page.goto(`/journeys/${await stage.parked()}/live?list=failed`);
      await page.locator('[data-person]').first().click();
    },
  },
  { name: 'live-unpublished', show: async ({ page, stage }) => page.goto(`/journeys/${await stage.empty()}/live`) },
  { name: 'versions', show: async ({ page, stage }) => page.goto(`/journeys/${await stage.changed()}/versions`) },
  {
    name: 'versions-one',
    show: async ({ page, stage }) => page.goto(`/journeys/${await stage.changed()}/versions?version=1`),
  },

  { name: 'customers', show: ({ page }) => page.goto('/customers') },
  { name: 'customers-none-found', show: ({ page }) => page.goto('/customers?search=nobody-at-all') },
  { name: 'customer-events', show: async ({ page, stage }) => page.goto(`/customers/${await stage.customer()}`) },
  {
    name: 'customer-runs',
    show: async ({ page, stage }) => page.goto(`/customers/${await stage.customer()}?tab=runs`),
  },
  {
    name: 'customer-messages',
    show: async ({ page, stage }) => page.goto(`/customers/${await stage.customer()}?tab=messages`),
  },
  {
    name: 'customer-block',
    show: async (visit) => press(visit, `/customers/${await visit.stage.customer()}`, CUSTOMERS, 'block.add'),
  },
  {
    name: 'customer-preferences',
    show: async ({ page, stage }) => page.goto(`/customers/${await stage.customer()}?tab=preferences`),
  },
  {
    name: 'customer-wish',
    async show(visit) {
      const { page, stage, say } = visit;
      await page.goto(`/customers/${await stage.customer()}?tab=preferences`);
      const hours = say(CUSTOMERS, 'wish.change.of', { what: say(CUSTOMERS, 'wish.about.hours') });
      await page.getByRole('button', { name: hours }).click();
      await page.getByRole('radio').last().click();
    },
  },

  { name: 'messages', show: (visit) => readMessages(visit, '/messages') },
  { name: 'messages-held', show: ({ page }) => page.goto('/messages/held') },
  { name: 'messages-unsent', show: ({ page }) => page.goto('/messages/unsent') },
  { name: 'message-templates', show: ({ page }) => page.goto('/messages/templates') },
  { name: 'message-templates-edit', show: (visit) => press(visit, '/messages/templates', TEMPLATES, 'edit') },
  { name: 'message-templates-new', show: ({ page }) => page.goto('/messages/templates?write=push') },
  { name: 'message-templates-rename', show: (visit) => press(visit, '/messages/templates', TEMPLATES, 'rename') },
  { name: 'message-templates-remove', show: (visit) => press(visit, '/messages/templates', TEMPLATES, 'remove') },
  { name: 'messages-sms', show: (visit) => readMessages(visit, '/messages?channel=sms') },
  {
    name: 'tasks',
    async show({ page, stage }) {
      await stage.tasks();
      await page.goto('/tasks');
    },
  },
  { name: 'tasks-mine', show: ({ page }) => page.goto('/tasks?list=mine') },
  { name: 'events', show: ({ page }) => page.goto('/events') },
  { name: 'settings', show: ({ page }) => page.goto('/settings') },
  { name: 'settings-sending', show: ({ page }) => page.goto('/settings/sending') },
  {
    name: 'settings-sending-new',
    async show(visit) {
      await press(visit, '/settings/sending', SENDING, 'quiet.add');
      await visit.page.getByRole('button', { name: visit.say(SENDING, 'cap.add') }).click();
    },
  },
  { name: 'settings-new-key', show: (visit) => press(visit, '/settings', SETTINGS, 'keys.add') },
  { name: 'settings-new-endpoint', show: (visit) => press(visit, '/settings', SETTINGS, 'endpoints.add') },
];

/** Everything that the page has to say stands there, and stays. */
export async function quiet(page: Page): Promise<void> {
  await expect(page.locator('main, .mantine-Paper-root, form').first()).toBeVisible({ timeout: 30_000 });
  const isQuiet = () =>
    page.evaluate(async () => {
      await document.fonts.ready;
      const signs = [...document.querySelectorAll('.mantine-Skeleton-root, .mantine-Loader-root')];
      const isLoading = signs.some((sign) => sign.checkVisibility());
      const isMoving = document.querySelector('.react-flow') !== null && !document.querySelector('section[data-ready]');
      return !isLoading && !isMoving;
    });
  await expect(async () => {
    for (let look = 0; look < 3; look++) {
      expect(await isQuiet()).toBe(true);
      await page.waitForTimeout(150);
    }
  }).toPass({ timeout: 30_000 });
}

async function draw({ page, canvas }: Visit, journeyId: string): Promise<void> {
  await page.goto(`/journeys/${journeyId}?view=canvas`);
  await canvas.settled();
}

async function readMessages({ page, stage }: Visit, address: string): Promise<void> {
  await stage.unsubscribeLink();
  await page.goto(address);
}

async function openStep(visit: Visit, nodeId: string): Promise<void> {
  await draw(visit, await visit.stage.winBack());
  await visit.canvas.card(nodeId).focus();
  await visit.page.keyboard.press('Enter');
  await expect(visit.page.locator('[data-panel-for]')).toBeVisible();
}

async function pressInStep(visit: Visit, nodeId: string, key: string): Promise<void> {
  await openStep(visit, nodeId);
  await visit.page.getByRole('button', { name: visit.say(CANVAS, key) }).click();
  await expect(visit.page.getByRole('dialog')).toBeVisible();
}

type Words = [area: string, key: string, values?: Record<string, string>];

async function press({ page, say }: Visit, address: string, ...words: Words): Promise<void> {
  await page.goto(address);
  await page
    .getByRole('button', { name: startingWith(say(...words)) })
    .first()
    .click();
}

function startingWith(words: string): RegExp {
  return new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}

async function typeOn({ page }: Visit, address: string, key: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('main')).toBeVisible();
  await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toBeVisible();
}

/** The journey as a list: the view for a phone and for whoever cannot see a drawing. */
import type { Page } from '@playwright/test';
import { linksOf } from '../driver/canvas';
import { expect, test } from '../driver/test';

const PHONE = { width: 390, height: 844 };

/** The steps in the order in which the list tells them, by their titles. */
const titles = (page: Page) => page.locator('[data-outline-step]').allInnerTexts();

test('a journey is drawn from nothing and published on a phone, in the list', async ({ page, canvas, api }) => {
  await page.setViewportSize(PHONE);
  const id = await api.newJourney('By phone');
  await page.goto(`/journeys/${id}`);
  const list = page.locator('[data-outline]');
  await list.getByRole('button', { name: 'What shows that it is coming?' }).click();
  await canvas.choose('Something happened');
  await canvas.field('eventName').fill('purchase');
  await page.getByRole('button', { name: 'Back to the journey' }).click();
  await list.getByRole('button', { name: 'When is it time to act?' }).click();
  await canvas.choose('Trigger');
  await page.getByRole('button', { name: 'Back to the journey' }).click();
  await list.getByRole('button', { name: 'What happens first?' }).click();
  await canvas.choose('SMS');
  await canvas.field('text').fill('Thank you');
  await page.getByRole('button', { name: 'Back to the journey' }).click();
  await expect(list.locator('[data-outline-step]')).toHaveCount(3);
  await canvas.saved();
  await page.getByRole('button', { name: 'Publish…' }).click();
  await page.getByRole('button', { name: 'Publish version 1' }).click();
  await expect(page.getByText('Live, version 1')).toBeVisible();
  const { live } = await api.journey(id);
  expect(live?.document.nodes.map((node) => node.kind)).toEqual(['event-indicator', 'trigger', 'sms']);
  await api.archive(id);
});

test('a step is found by its name in the list, and where nothing can be changed', async ({ page, winBack, api }) => {
  const look = async (name: string) => {
    await page.getByPlaceholder(/^Go to a page/).fill(name);
    await expect(page.locator('[data-action][data-selected]')).toContainText(name);
    await page.keyboard.press('Enter');
  };
  await page.goto(`/journeys/${winBack.id}?view=outline`);
  await page.locator('[data-outline-step="pause"]').waitFor();
  await page.keyboard.press('/');
  await look('which rem');
  await expect(page.locator('[data-panel-for="which-reminder"]')).toBeVisible();

  const { id } = await api.journeyNamed('Win back');
  await page.goto(`/journeys/${id}/live`);
  await page.locator('section[data-ready]').waitFor();
  await page.keyboard.press('/');
  await look('which rem');
  await expect(page).toHaveURL(/which-reminder/);
});

test('the list does what the canvas does, by keyboard', async ({ page, canvas, winBack, api }) => {
  await page.goto(`/journeys/${winBack.id}?view=outline`);
  const step = (id: string) => page.locator(`[data-outline-step="${id}"]`);
  await step('pause').focus();
  await page.keyboard.press('ArrowDown');
  await expect(step('last-call')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('a');
  await canvas.choose('E-mail');
  await winBack.expectLinks(['pause.next > last-call'], ['pause.next > new email', 'new email.next > last-call']);
  await expect(page.locator('[data-outline-step]:focus')).toContainText('E-mail');
  await page.keyboard.press('Delete');
  await winBack.expectLinks([], []);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await winBack.expectLinks([], []);
  await step('last-call').focus();
  await page.keyboard.press('m');
  await page.getByRole('dialog', { name: 'Move to…' }).getByRole('combobox').fill('We miss you');
  await page.keyboard.press('Enter');
  await winBack.expectLinks(
    ['start.next > first-letter', 'pause.next > last-call', 'last-call.next > bought'],
    ['start.next > last-call', 'last-call.next > first-letter', 'pause.next > bought'],
  );
  await page.keyboard.press('Control+z');
  await winBack.expectLinks([], []);
  await step('last-call').focus();
  await page.keyboard.press('Enter');
  await expect(canvas.field('title')).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Escape');
  await expect(step('last-call')).toBeFocused();
  await expect(step('last-call')).toContainText('1 problem');
  expect(linksOf(await api.drawing(winBack.id), winBack.drawing)).toEqual(linksOf(winBack.drawing, winBack.drawing));
});

test('drawing and list are two views of the same journey, each with an address', async ({ page, canvas, winBack }) => {
  await page.getByText('List', { exact: true }).click();
  await expect(page).toHaveURL(/view=outline/);
  expect((await titles(page)).length).toBe(winBack.drawing.nodes.length);
  await page.getByText('Drawing', { exact: true }).click();
  await canvas.settled();
});

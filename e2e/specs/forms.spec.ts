/** The settings of a step: conditions are built, names picked, and every problem leads to the field that solves it. */
import { link, plus, startedBy, step } from '../driver/drawings';
import { expect, test } from '../driver/test';

test.setTimeout(120_000);

/** A trigger that leads to a condition; everything else is still to be said. */
const SPLIT = plus(
  startedBy('purchase'),
  [step('which', 'condition-split', { branches: [{ id: 'branch-1', name: '', conditions: [] }] })],
  [link('start', 'next', 'which')],
);

test('conditions are built with the keyboard, counted while they are typed, and stored as a tree', async ({
  page,
  canvas,
  api,
}) => {
  const id = await api.newJourney('Conditions', SPLIT);
  await canvas.open(id);
  await canvas.card('which').click();
  const branch = page.locator('[data-field="branches.0"]');
  await branch.getByRole('button', { name: 'Add a condition' }).press('Enter');
  const name = branch.getByRole('combobox', { name: 'Name', exact: true });
  await name.fill('platform');
  await name.press('Escape');
  await branch.getByRole('combobox', { name: 'Value' }).fill('mobile');
  await expect(branch.getByText(/^Now [\d,]+ customers?$/)).toBeVisible();
  await branch.getByRole('button', { name: 'And…' }).press('Enter');
  await branch.getByRole('combobox', { name: 'Name', exact: true }).last().fill('no_such_thing');
  await branch.getByRole('combobox', { name: 'How many must hold' }).press('Enter');
  await page.getByRole('option', { name: 'At least one of these' }).click();
  await canvas.saved();
  const { nodes } = await api.drawing(id);
  expect(nodes.find((node) => node.id === 'which')?.config.branches).toMatchObject([
    {
      conditions: {
        any: [
          { path: 'platform', comparison: 'is', value: 'mobile' },
          { path: 'no_such_thing', comparison: 'is', value: '' },
        ],
      },
    },
  ]);
  await api.archive(id);
});

test('an indicator takes groups of conditions, built with the keyboard, and its card says them as one sentence', async ({
  page,
  canvas,
  api,
}) => {
  const id = await api.newJourney('Conditions of an indicator', SPLIT);
  await canvas.open(id);
  await canvas.card('sign').click();
  const field = page.locator('[data-field="conditions"]').first();
  await field.getByRole('button', { name: 'Add a condition' }).press('Enter');
  await field.getByRole('combobox', { name: 'Name', exact: true }).fill('amount');
  await field.getByRole('combobox', { name: 'Value' }).fill('20');
  await field.getByRole('button', { name: 'Add a group' }).press('Enter');
  await field.getByRole('combobox', { name: 'Name', exact: true }).last().fill('cds');
  await field.getByRole('combobox', { name: 'Value' }).last().fill('1');
  await field.getByRole('button', { name: 'Or…' }).press('Enter');
  await field.getByRole('combobox', { name: 'Name', exact: true }).last().fill('cds');
  await field.getByRole('combobox', { name: 'Value' }).last().fill('2');
  await expect(canvas.card('sign')).toHaveAccessibleName(/When Amount is 20 and \(Cds is 1 or Cds is 2\)$/);
  await canvas.saved();
  const { nodes } = await api.drawing(id);
  const cds = (value: number) => ({ path: 'cds', comparison: 'is', value });
  expect(nodes.find((node) => node.id === 'sign')?.config.conditions).toEqual({
    all: [{ path: 'amount', comparison: 'is', value: 20 }, { any: [cds(1), cds(2)] }],
  });
  await api.archive(id);
});

test('an event is picked from those seen so far, and a new name is flagged', async ({ page, canvas, winBack }) => {
  expect(winBack.drawing.nodes.length).toBeGreaterThan(0);
  await canvas.cardOfKind('event-indicator').first().click();
  const field = canvas.field('eventName');
  await field.fill('');
  await page.getByRole('option', { name: /^purchase/ }).click();
  await expect(field).toHaveValue('purchase');
  await expect(page.getByText(/^Seen [\d,]+ times, last/)).toBeVisible();
  await field.fill('purchaes');
  await expect(page.getByText('Never seen yet', { exact: false })).toBeVisible();
  await canvas.saved();
});

test('a problem leads to its field with the keyboard alone, and goes when it is solved', async ({
  page,
  canvas,
  winBack,
}) => {
  expect(winBack.id).not.toBe('');
  await canvas.card('first-letter').click();
  await canvas.field('subject').fill('');
  const problems = page.getByRole('button', { name: /^1 problem$/ });
  await expect(problems).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Write a subject.' })).toBeAttached();
  await problems.focus();
  await page.keyboard.press('Enter');
  const problem = page.getByRole('dialog').getByRole('button', { name: /Write a subject/ });
  await expect(problem).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(canvas.field('subject')).toBeFocused();
  await page.keyboard.type('We kept your seat');
  await expect(problems).toBeHidden();
  await canvas.saved();
});

test('a real customer is chosen, and the form says what happens for them', async ({ page, canvas, winBack }) => {
  expect(winBack.id).not.toBe('');
  await canvas.card('first-letter').click();
  const preview = page.getByRole('region', { name: 'What a customer gets' });
  await preview.getByRole('button', { name: /Choose another customer/ }).click();
  await page.getByPlaceholder('Find a customer').fill('0');
  await page.getByRole('option').nth(1).click();
  const chooser = preview.getByRole('button', { name: /Choose another customer/ });
  await expect(chooser).not.toHaveText('Sample customer');
  const chosen = await chooser.innerText();
  await canvas.cardOfKind('absence-indicator').first().click();
  await expect(page.getByText(`For ${chosen} this is`, { exact: false })).toBeVisible();
});

test('points of real customers stand beside the points that a trigger asks for, and that an indicator gives', async ({
  page,
  canvas,
  api,
}) => {
  const { id } = await api.journeyNamed('Win back');
  await canvas.open(id);
  await canvas.cardOfKind('trigger').first().click();
  await expect(page.getByText('Customers by their points now')).toBeVisible({ timeout: 60_000 });
  const reach = page.getByText(/customers? (has|have) \d+ points or more/);
  await expect(reach).toBeVisible();
  // What an indicator gives is no threshold: the picture is the score's, without a mark.
  await canvas.card('silent').click();
  await expect(page.locator('[data-field="points"]').getByText('Customers by their points now')).toBeVisible();
  await expect(reach).toHaveCount(0);
});

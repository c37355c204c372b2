/** Message templates: written once in a step, used in another journey, and kept in a list of their own. */
import { expect, test } from '../driver/test';

test.setTimeout(120_000);

test('the texts of a step are kept as a template, put into a step of another journey, and taken back by one undo', async ({
  page,
  canvas,
  winBack,
  api,
}) => {
  const name = `Counter letter ${Date.now()}`;
  await canvas.card('first-letter').click();
  await canvas.field('subject').fill('From behind the counter');
  await page.getByRole('button', { name: 'Save as template…' }).click();
  const saving = page.getByRole('dialog', { name: 'Save as template' });
  await saving.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Saved as template “${name}”.`)).toBeVisible();
  const configOf = async (journeyId: string, nodeId: string) =>
    (await api.drawing(journeyId)).nodes.find((node) => node.id === nodeId)?.config ?? {};
  await canvas.saved();
  const written = await configOf(winBack.id, 'first-letter');

  const other = await api.copyOfWinBack('Another journey');
  await canvas.open(other.id);
  await canvas.card('second-letter').click();
  const before = await configOf(other.id, 'second-letter');
  const use = page.getByRole('button', { name: 'Use a template…' });
  await use.press('Enter');
  const picker = page.getByRole('dialog', { name: 'Use a template' });
  await expect(picker.getByRole('combobox')).toBeFocused();
  // It is found by its text as well, and Escape leaves no more than the picker.
  await page.keyboard.type('behind the counter');
  await expect(picker.getByRole('option', { name })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(picker).toBeHidden();
  await expect(use).toBeFocused();

  await page.keyboard.press('Enter');
  await expect(picker.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(name);
  await expect(picker.getByRole('option')).toHaveCount(1);
  await expect(picker.getByText('From behind the counter').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(canvas.field('subject')).toHaveValue('From behind the counter');
  await canvas.saved();
  const copied = Object.fromEntries(
    ['subject', 'preheader', 'body', 'buttonLabel', 'buttonLink'].map((part) => [part, written[part]]),
  );
  await expect.poll(() => configOf(other.id, 'second-letter')).toEqual({ ...before, ...copied });

  await page.getByRole('button', { name: 'What was done' }).click();
  const entries = page.getByRole('list', { name: 'What was done' }).getByRole('button');
  await expect(entries).toHaveText([/^Used a template in E-mail “/, 'As it was opened']);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => configOf(other.id, 'second-letter')).toEqual(before);
  await api.archive(other.id);
});

test('a name that exists is replaced only after asking; the list renames and removes', async ({
  page,
  canvas,
  winBack,
}) => {
  expect(winBack.id).not.toBe('');
  const name = `Short word ${Date.now()}`;
  const save = async () => {
    await page.getByRole('button', { name: 'Save as template…' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(name);
    await page.keyboard.press('Enter');
  };
  await canvas.card('text-message').click();
  await save();
  await expect(page.getByText(`Saved as template “${name}”.`)).toBeVisible();
  await canvas.field('text').fill('Said in other words');
  await save();
  const dialog = page.getByRole('dialog', { name: 'Save as template' });
  await expect(dialog.getByText(/^There is a template “Short word/)).toBeFocused();
  await dialog.getByRole('button', { name: 'Another name' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Replace template' }).click();
  await expect(page.getByText(`Template “${name}” has the texts of this step now.`)).toBeVisible();
  await canvas.saved();

  await page.goto('/messages');
  await page.getByRole('link', { name: 'Templates' }).click();
  const list = page.getByRole('region', { name: 'Templates of this workspace' });
  await list.getByRole('button', { name }).click();
  const one = page.getByRole('region', { name: 'The template' });
  await expect(one.getByText('Said in other words')).toBeVisible();

  await one.getByRole('button', { name: 'Rename…' }).click();
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Weekend sale');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('There is a template “Weekend sale” already. Choose another name.');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(`${name}, renamed`);
  await page.keyboard.press('Enter');
  await expect(one.getByRole('heading', { name: `${name}, renamed` })).toBeVisible();

  await one.getByRole('button', { name: 'Remove…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove template' }).click();
  await expect(list.getByRole('button', { name })).toHaveCount(0);
});

test('a template is written and changed on its own page; nobody overwrites unseen, and nothing typed is lost', async ({
  page,
}) => {
  const name = `Written here ${Date.now()}`;
  await page.goto('/messages/templates');
  await page.getByRole('button', { name: 'New template' }).click();
  await page.getByRole('menuitem', { name: 'SMS' }).click();
  const one = page.getByRole('region', { name: 'The template' });
  await expect(one.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type(name);
  await expect(one.getByRole('button', { name: 'Save' })).toBeDisabled();
  const text = one.getByRole('textbox', { name: 'Text' });
  await text.fill('Hello from the first hand');
  await expect(one.getByRole('region', { name: 'What an example customer gets' })).toContainText('the first hand');
  await text.press('Tab');

  const list = page.getByRole('region', { name: 'Templates of this workspace' });
  await list.getByRole('button').first().click();
  const leaving = page.getByRole('dialog', { name: 'Leave without saving?' });
  await leaving.getByRole('button', { name: 'Stay here' }).click();
  await expect(text).toHaveValue('Hello from the first hand');
  await one.getByRole('button', { name: 'Save' }).click();
  await expect(one.getByRole('heading', { name })).toBeVisible();
  await expect(list.getByRole('button', { name })).toHaveAttribute('aria-current', 'true');

  const address = page.url();
  const other = await page.context().newPage();
  for (const [each, words] of [[page, 'mine'] as const, [other, 'theirs'] as const]) {
    await each.goto(address);
    await each.getByRole('button', { name: 'Edit' }).click();
    await each.getByRole('textbox', { name: 'Text' }).fill(`These words are ${words}`);
  }
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByRole('heading', { name, exact: true })).toBeVisible();
  await other.close();
  await one.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Save again to put your texts in place of theirs.');
  await expect(text).toHaveValue('These words are mine');
  await one.getByRole('button', { name: 'Save over it' }).click();
  await expect(one.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(one.getByText('These words are mine')).toBeVisible();
});

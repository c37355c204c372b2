/** Hands on the canvas: finds cards and places as a person would see them, and moves a real pointer. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { Drawing } from './api';

/** A place in the window. */
export interface Place {
  x: number;
  y: number;
}

export class Canvas {
  constructor(readonly page: Page) {}

  /** Opens a journey for drawing, with all of it in sight. */
  async open(journeyId: string): Promise<void> {
    await this.page.goto(`/journeys/${journeyId}`);
    await this.settled();
    await this.page.getByRole('button', { name: 'See the whole journey' }).click();
    await expect.poll(() => this.cardsOutOfSight()).toBe(0);
  }

  /** Resolves when every step is at its place. */
  async settled(): Promise<void> {
    await expect(this.frame).toBeVisible();
  }

  /** Everything is stored. */
  async saved(): Promise<void> {
    await expect(this.page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'saved');
  }

  card(nodeId: string): Locator {
    return this.page.locator(`[data-node-id="${nodeId}"]`);
  }

  cardOfKind(kind: string): Locator {
    return this.page.locator(`[data-node-id][data-kind="${kind}"]`);
  }

  /** The point at the bottom of a card where wires begin. */
  port(card: Locator, port: string): Locator {
    return card.locator(`[data-handleid="${port}"]`);
  }

  /** A field of the settings that are open. */
  field(path: string): Locator {
    return this.page.locator(`[data-field="${path}"]`).locator('input, textarea').first();
  }

  /** The "+" on the edge between two steps. */
  plusBetween(drawing: Drawing, from: string, to: string): Locator {
    return this.page.locator(`[data-slot="edge:${edgeBetween(drawing, from, to)}"]`);
  }

  /** The "+" at a way out that leads nowhere yet. */
  plusAfter(nodeId: string, port: string): Locator {
    return this.page.locator(`[data-slot="port:${nodeId}:${port}"]`);
  }

  paletteItem(kind: string): Locator {
    return this.page.locator(`[data-palette-kind="${kind}"]`);
  }

  /** Presses the line between two steps, just before it arrives. */
  async press(drawing: Drawing, from: string, to: string): Promise<void> {
    const line = this.page.locator(
      `.react-flow__edge[data-id="${edgeBetween(drawing, from, to)}"] .react-flow__edge-interaction`,
    );
    const point = await line.evaluate((path) => {
      if (!(path instanceof SVGPathElement)) throw new Error('An edge is no path.');
      const { x, y } = path.getPointAtLength(path.getTotalLength() - 14);
      const { x: left, y: top } = new DOMPoint(x, y).matrixTransform(path.getScreenCTM() ?? undefined);
      return { x: left, y: top };
    });
    await this.page.mouse.click(point.x, point.y);
  }

  /** Takes hold of `what` with the pointer and carries it over `target`, without letting go. */
  async carry(what: Locator, target: Locator): Promise<void> {
    await this.carryTo(what, await middleOf(target));
  }

  /** Takes hold of `what` and carries it to a place in the window, without letting go. */
  async carryTo(what: Locator, place: Place): Promise<void> {
    // The palette is a list that scrolls; on the canvas nothing does.
    if ((await what.getAttribute('data-palette-kind')) !== null) await what.scrollIntoViewIfNeeded();
    const from = await middleOf(what);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(from.x + 8, from.y + 8, { steps: 3 });
    await this.page.mouse.move(place.x, place.y, { steps: 12 });
    // A canvas that lives from pointer moves may hear of the last one only with the next.
    await this.page.mouse.move(place.x + 1, place.y);
  }

  async letGo(): Promise<void> {
    await this.page.mouse.up();
  }

  /** A place on the canvas where nothing stands, near the lower left corner. */
  async emptyPlace(): Promise<Place> {
    const box = await this.frame.boundingBox();
    if (!box) throw new Error('There is no canvas.');
    return { x: box.x + 90, y: box.y + box.height - 110 };
  }

  /** Chooses from the list that is open: types, and takes the first by Enter. */
  async choose(words: string, title = 'Choose a step'): Promise<void> {
    const picker = this.page.getByRole('dialog', { name: title });
    await expect(picker.getByRole('combobox')).toBeFocused();
    await this.page.keyboard.type(words);
    await expect(picker.getByRole('option').first()).toContainText(new RegExp(words, 'i'));
    await this.page.keyboard.press('Enter');
    await expect(picker).toBeHidden();
  }

  /** Draws a box around cards with Shift held. */
  async boxAround(...cards: Locator[]): Promise<void> {
    const boxes = await Promise.all(cards.map((card) => card.boundingBox()));
    const known = boxes.filter((box) => box !== null);
    const left = Math.min(...known.map((box) => box.x)) - 8;
    const top = Math.min(...known.map((box) => box.y)) - 8;
    const right = Math.max(...known.map((box) => box.x + box.width)) + 8;
    const bottom = Math.max(...known.map((box) => box.y + box.height)) + 8;
    await this.page.keyboard.down('Shift');
    await this.page.mouse.move(left, top);
    await this.page.mouse.down();
    await this.page.mouse.move(right, bottom, { steps: 8 });
    await this.page.mouse.up();
    await this.page.keyboard.up('Shift');
  }

  /** The steps that are selected. */
  async selected(): Promise<string[]> {
    const cards = await this.page.locator('[data-node-id][data-selected]').all();
    return Promise.all(cards.map(async (card) => (await card.getAttribute('data-node-id')) ?? ''));
  }

  private get frame(): Locator {
    return this.page.locator('section[data-ready]');
  }

  private async cardsOutOfSight(): Promise<number> {
    const frame = await this.frame.boundingBox();
    const boxes = await Promise.all(
      (await this.page.locator('[data-node-id]').all()).map((card) => card.boundingBox()),
    );
    const isInSight = (box: typeof frame) =>
      frame !== null && box !== null && box.y >= frame.y && box.y + box.height <= frame.y + frame.height;
    return boxes.filter((box) => !isInSight(box)).length;
  }
}

/** Links in words: `pause.next > last-call`. A step that is not in `known` is called by its kind. */
export function linksOf({ nodes, edges }: Drawing, known: Drawing): string[] {
  const ids = new Set(known.nodes.map((node) => node.id));
  const nameOf = (id: string) => (ids.has(id) ? id : `new ${nodes.find((node) => node.id === id)?.kind}`);
  return edges.map(({ from, port, to }) => `${nameOf(from)}.${port} > ${nameOf(to)}`).sort();
}

/** The links of a drawing after some went and some came, sorted as `linksOf` does. */
export function changedLinks(drawing: Drawing, gone: string[], come: string[]): string[] {
  const before = linksOf(drawing, drawing);
  for (const link of gone) if (!before.includes(link)) throw new Error(`There never was ${link}.`);
  return [...before.filter((link) => !gone.includes(link)), ...come].sort();
}

function edgeBetween({ edges }: Drawing, from: string, to: string): string {
  const edge = edges.find((each) => each.from === from && each.to === to);
  if (!edge) throw new Error(`No edge leads from ${from} to ${to}.`);
  return edge.id;
}

async function middleOf(what: Locator): Promise<Place> {
  await expect(what).toBeInViewport();
  const box = await what.boundingBox();
  if (!box) throw new Error('It is not to be seen.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

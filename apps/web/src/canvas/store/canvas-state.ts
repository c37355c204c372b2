/** What the canvas holds: the document, what is selected, and what the hands are doing. */
import type { EditResult, JourneyDocument, Problem, Refusal, Slot } from '@kairos/engine';
import type { Layout, Zone } from '../layout/layout-graph';
import type { Scene } from '../scene/scene';

/** A step that is being dragged from the palette, and where it may go. */
export interface PaletteDrag {
  kindId: string;
  /** By slot key; null means legal. */
  verdicts: ReadonlyMap<string, Refusal | null>;
  /** Key of the slot under the pointer or nearest to it. */
  target: string | null;
}

/** A wire that is being drawn from a port, and what each step would say to it. */
export interface Wire {
  from: string;
  port: string;
  /** By node id; null means legal. */
  verdicts: ReadonlyMap<string, Refusal | null>;
  /** The step under the pointer. */
  over: string | null;
}

/** The list of steps that can go into a slot, open at a place on the screen. */
export interface OpenPicker {
  slot: Slot;
  /** Only steps of this zone; for invitations, which fit everything. */
  zone: Zone | null;
  /** Client coordinates. */
  at: { x: number; y: number };
}

/** Something that a screen reader should say; `turn` tells two equal ones apart. */
export interface Announcement {
  key: string;
  values: Record<string, string | number>;
  turn: number;
}

/** What one undo takes back. Edits of the same group in a row count as one. */
export interface Intent {
  /** Key of its words: `intent.<name>`. */
  name: string;
  group?: string;
}

/** What stands on the canvas at this moment, and where. */
export interface Stage {
  scene: Scene;
  layout: Layout;
}

export interface CanvasState {
  document: JourneyDocument;
  /** False on a version that is only looked at. */
  editable: boolean;
  /** Null until the first layout is there. */
  stage: Stage | null;
  selected: readonly string[];
  selectedEdge: string | null;
  problems: readonly Problem[];
  /** Steps that were just added: their problems wait until the marketer has had a chance. */
  fresh: ReadonlySet<string>;
  /** Publishing was asked for: from now on an empty journey hears what it lacks. */
  isStrict: boolean;
  drag: PaletteDrag | null;
  wire: Wire | null;
  picker: OpenPicker | null;
  /** The branching step that is about to be deleted, while it is asked which branch stays. */
  removal: string | null;
  /** Which field of the panel should take the focus; empty path means the first. */
  focusField: { nodeId: string; path: string; turn: number } | null;
  /** The step that should be brought into view, and take the focus as soon as its card is there. */
  reveal: { nodeId: string; turn: number; awaitsFocus: boolean } | null;
  announcement: Announcement | null;
}

export interface CanvasActions {
  /** Performs an edit as one step of undo. Returns whether it was allowed; a refusal is announced. */
  perform(intent: Intent, edit: (document: JourneyDocument) => EditResult): boolean;
  /** Ends the current group, so that the next edit is a step of its own. */
  settle(): void;
  undo(): void;
  redo(): void;
  /** Shows another document, with an empty history: what was opened, or what somebody else saved. */
  load(document: JourneyDocument): void;
  select(nodeIds: readonly string[]): void;
  selectEdge(edgeId: string): void;
  setStage(stage: Stage): void;
  /** Shows problems of all steps, fresh ones included: publishing was asked for. */
  showAllProblems(): void;
  openPicker(picker: OpenPicker): void;
  closePicker(): void;
  focus(nodeId: string, path: string): void;
  /** Brings a step into view; its card takes the focus unless something else is about to. */
  revealNode(nodeId: string, takesFocus?: boolean): void;
  /** Called by the card that took the focus. */
  focusTaken(): void;
  announce(key: string, values?: Record<string, string | number>): void;
}

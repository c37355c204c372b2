/** What the canvas holds: the document, what is selected, and what the hands are doing. */
import type { CanvasPoint, EditResult, JourneyDocument, JourneyNode, Problem, Refusal, Slot } from '@kairos/engine';
import type { Layout, Zone } from '../layout/layout-graph';
import type { Scene } from '../scene/scene';

/** Something that is carried over the canvas: a new step from the palette, or steps that move; and where it may go. */
export interface Carried {
  /** The steps that move; empty for a new one. */
  nodeIds: readonly string[];
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
  /** The port was tapped: the next tap ends the wire, and no pointer has to be held down. */
  isTapped: boolean;
}

/** What a list of choices, open at a place on the screen, is for. */
export type PickerPurpose =
  /** A new step for a slot. `zone`: only steps of this zone; for invitations, which fit everything. */
  | { purpose?: 'insert'; slot: Slot; zone: Zone | null }
  /** Another step that this one should lead to. */
  | { purpose: 'connect'; nodeId: string }
  /** An edge of this step that should go. */
  | { purpose: 'disconnect'; nodeId: string }
  /** A place that these steps should move to. */
  | { purpose: 'move'; nodeIds: readonly string[] };

/** `at`: client coordinates. */
export type OpenPicker = PickerPurpose & { at: { x: number; y: number } };

/** What is held above its place while it is moved by hand: where it is now, in canvas coordinates, and what it lines up with. */
export interface Held {
  positions: Readonly<Record<string, CanvasPoint>>;
  guides: readonly Guide[];
}

/** A line that a held card lines up with, from one end to the other. */
export interface Guide {
  from: CanvasPoint;
  to: CanvasPoint;
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

/** An intent that was carried out, as the list of what happened shows it. */
export interface PastIntent {
  name: string;
  /** The step that it was about, as it was then. */
  subject: JourneyNode | null;
  /** How many steps came or went. */
  count: number;
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
  /** What led to the document as it is; null as it was opened. */
  lastIntent: PastIntent | null;
  drag: Carried | null;
  held: Held | null;
  /** The box that is being drawn around steps to select them, in canvas coordinates. */
  box: { from: CanvasPoint; to: CanvasPoint } | null;
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
  /** Goes back (negative) or forward by several intents at once. */
  travel(steps: number): void;
  /** Shows another document, with an empty history: what was opened, or what somebody else saved. */
  load(document: JourneyDocument): void;
  select(nodeIds: readonly string[]): void;
  selectEdge(edgeId: string): void;
  setStage(stage: Stage): void;
  /** Shows problems of all steps, fresh ones included: publishing was asked for. */
  showAllProblems(): void;
  /** Shows where steps are while they are moved by hand; null lets go. */
  hold(held: Held | null): void;
  openPicker(picker: OpenPicker): void;
  closePicker(): void;
  focus(nodeId: string, path: string): void;
  /** Brings a step into view; its card takes the focus unless something else is about to. */
  revealNode(nodeId: string, takesFocus?: boolean): void;
  /** Called by the card that took the focus. */
  focusTaken(): void;
  announce(key: string, values?: Record<string, string | number>): void;
}

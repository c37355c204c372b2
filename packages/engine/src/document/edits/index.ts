/** Edits of a journey document: pure functions from a document to the next one, or a reason why not. */
export * from './annotate';
export { type Block, blockOf } from './block';
export * from './compare';
export * from './configure';
export * from './connect';
export * from './duplicate';
export {
  type EditableKinds,
  type EditContext,
  type EditResult,
  REFUSAL_CODES,
  type Refusal,
  type RefusalCode,
} from './edit';
export * from './insert';
export * from './move';
export { configOf, outputsOf, outputsOfNode } from './ports';
export { connectedPorts, remove, removeAll } from './remove';
export { inPaletteOrder, legalKinds, type Slot, slotKey, whyNotInSlot } from './slots';

/** Finds kinds in a registry, with an error that names what is missing. */
import { EngineError } from '../errors';
import type { ActingBehaviour } from './acting';
import type { KindRegistry, NodeKind } from './kind';
import type { SensingBehaviour } from './sensing';

/** Throws EngineError `unknown-kind`. */
export function findKind(kinds: KindRegistry, kindId: string): NodeKind {
  const kind = kinds.get(kindId);
  if (!kind) throw new EngineError('unknown-kind', `No node kind is called "${kindId}".`);
  return kind;
}

/** Throws EngineError `not-a-sensing-kind` for a step of the campaign. */
export function findSensing(kinds: KindRegistry, kindId: string): SensingBehaviour<unknown, unknown> {
  const { sensing } = findKind(kinds, kindId);
  if (!sensing) throw new EngineError('not-a-sensing-kind', `The kind "${kindId}" does not sense.`);
  return sensing;
}

/** Throws EngineError `not-an-acting-kind` for an indicator, score or trigger. */
export function findActing(kinds: KindRegistry, kindId: string): ActingBehaviour<unknown> {
  const { acting } = findKind(kinds, kindId);
  if (!acting) throw new EngineError('not-an-acting-kind', `The kind "${kindId}" is not a step of a campaign.`);
  return acting;
}

/** A plan made ready for sensing: behaviours looked up, and who must be stepped when, worked out once per plan. */
import { findSensing } from '../contract/find-kind';
import type { KindRegistry } from '../contract/kind';
import type { SensingBehaviour } from '../contract/sensing';
import type { Plan, SensingStep } from '../plan/plan';

export interface PreparedNode {
  step: SensingStep;
  behaviour: SensingBehaviour<unknown, unknown>;
  /** Places of the nodes that this one reads, in edge order, and of those that read it. */
  inputs: readonly number[];
  readers: readonly number[];
  isTrigger: boolean;
  /** Whether one of its readers tells unknown from false. */
  unknownMatters: boolean;
}

export interface PreparedSensing {
  /** In plan order, so every source stands before its readers. */
  nodes: readonly PreparedNode[];
  /** Places of the nodes that ask for an event, by its name. */
  hearers: ReadonlyMap<string, ReadonlySet<number>>;
  /** Places of the nodes that look at the customer's attributes. */
  attributeWatchers: readonly number[];
}

const known = new WeakMap<Plan, { kinds: KindRegistry; prepared: PreparedSensing }>();

/** Plans never change, so the work is done once for each. Throws EngineError `unknown-kind` or `not-a-sensing-kind`. */
export function prepareSensing(plan: Plan, kinds: KindRegistry): PreparedSensing {
  const found = known.get(plan);
  if (found?.kinds === kinds) return found.prepared;
  const prepared = prepare(plan, kinds);
  known.set(plan, { kinds, prepared });
  return prepared;
}

function prepare(plan: Plan, kinds: KindRegistry): PreparedSensing {
  const places = new Map(plan.sensing.map((step, place) => [step.nodeId, place]));
  const triggers = new Set(plan.triggers.map((trigger) => trigger.nodeId));
  const readers = plan.sensing.map((): number[] => []);
  const hearers = new Map<string, Set<number>>();
  const attributeWatchers: number[] = [];
  const steps = plan.sensing.map((step) => ({ step, behaviour: findSensing(kinds, step.kind) }));
  const heardByOne = new Set(steps.flatMap(({ step, behaviour }) => (behaviour.hearsUnknown ? step.inputs : [])));
  const nodes = steps.map(({ step, behaviour }, place): PreparedNode => {
    const inputs = step.inputs.flatMap((id) => places.get(id) ?? []);
    for (const input of inputs) readers[input]?.push(place);
    for (const name of behaviour.eventNames(step.config)) {
      hearers.set(name, (hearers.get(name) ?? new Set()).add(place));
    }
    if (behaviour.watchesAttributes?.(step.config)) attributeWatchers.push(place);
    const { nodeId } = step;
    const isHeard = { isTrigger: triggers.has(nodeId), unknownMatters: heardByOne.has(nodeId) };
    return { step, behaviour, inputs, readers: readers[place] ?? [], ...isHeard };
  });
  return { nodes, hearers, attributeWatchers };
}

/** A state as a passage left it: whoever goes on from there need not ask every node anew when time changes it. */
import type { PreparedSensing } from './prepare';
import type { SensingState } from './state';

/** What it knows beside the state is private, so that it is neither stored nor compared; a copy has forgotten it. */
export class LeftState implements SensingState {
  readonly at: number;
  readonly nodes: SensingState['nodes'];
  starts?: SensingState['starts'];
  readonly #prepared: PreparedSensing;
  readonly #next: readonly number[];

  constructor({ at, nodes, starts }: SensingState, prepared: PreparedSensing, next: readonly number[]) {
    this.at = at;
    this.nodes = nodes;
    if (starts) this.starts = starts;
    this.#prepared = prepared;
    this.#next = next;
  }

  /** By place in the plan: the moment at which time alone changes the node. Undefined where that is not known. */
  static nextIn(state: SensingState, prepared: PreparedSensing): readonly number[] | undefined {
    return state instanceof LeftState && state.#prepared === prepared ? state.#next : undefined;
  }
}

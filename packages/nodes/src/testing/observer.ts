/** Drives one sensing kind the way the engine does: moments of time first, then the event. */
import type {
  CustomerFacts,
  EngineEvent,
  EntryRefusal,
  InputReading,
  JsonObject,
  Reading,
  SensingBehaviour,
} from '@kairos/engine';
import { QUIET } from '@kairos/engine';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export class Observer<Config, State> {
  state: State;
  reading: Reading = QUIET;
  /** Moments at which the kind fired, once for every firing. */
  readonly firedAt: number[] = [];
  /** Keys of the firings, where the kind tells them apart. */
  readonly firedFor: string[] = [];
  readonly refusals: [at: number, refusal: EntryRefusal][] = [];
  /** Whether the moments to come lie before the publication. */
  isPast = false;
  /** Whether somebody who reads the kind tells unknown from false. */
  unknownMatters = false;
  /** Whether so many more customers may start; left out: they may. */
  hasRoom?: (starts: number) => boolean;
  /** What is known beside the attributes. */
  facts: Omit<CustomerFacts, 'attributes'> = { customerKey: 'customer', timeZone: 'UTC' };
  private now = 0;
  private attributes: JsonObject = {};
  private inputs: InputReading[] = [];
  private events = 0;

  constructor(
    private readonly behaviour: SensingBehaviour<Config, State>,
    private readonly config: Config,
  ) {
    this.state = behaviour.initial(config);
  }

  event(name: string, at: number, properties: JsonObject = {}): Reading {
    this.passTo(at);
    this.events += 1;
    return this.step(Math.max(at, this.now), { id: `event-${this.events}`, name, at, properties });
  }

  /** Lets time pass, with a stop at every moment at which time alone changes something. */
  passTo(at: number): Reading {
    for (let next = this.nextChange(); next !== null && next <= at; next = this.nextChange()) this.step(next);
    return at > this.now ? this.step(at) : this.reading;
  }

  /** What leads to the kind changes at this moment; a firing is over at the next one. */
  hears(inputs: Partial<InputReading>[], at: number): Reading {
    this.inputs = inputs.map((input, index) => ({ ...QUIET, nodeId: `input-${index}`, points: 0, ...input }));
    const reading = this.step(at, undefined, this.inputs);
    this.inputs = this.inputs.map((input) => ({ ...input, fired: 0 }));
    return reading;
  }

  knows(attributes: JsonObject, at: number): Reading {
    this.attributes = attributes;
    return this.step(at);
  }

  nextChange(): number | null {
    return this.behaviour.nextChange(this.state, this.config, this.now);
  }

  private step(at: number, event?: EngineEvent, news: InputReading[] = []): Reading {
    const facts = { ...this.facts, attributes: this.attributes };
    const moment = {
      at,
      inputs: () => this.inputs,
      news,
      facts,
      isPast: this.isPast,
      unknownMatters: this.unknownMatters,
      ...(this.hasRoom && { hasRoom: this.hasRoom }),
      ...(event && { event }),
    };
    const { state, reading, keys = [], refusal } = this.behaviour.step(this.state, moment, this.config);
    this.state = state;
    this.reading = reading;
    this.now = at;
    this.firedFor.push(...keys);
    if (refusal) this.refusals.push([at, refusal]);
    for (let count = 0; count < reading.fired; count += 1) this.firedAt.push(at);
    return reading;
  }
}

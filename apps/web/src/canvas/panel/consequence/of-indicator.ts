/** When an indicator would be true: if its event happened now, as time passes, and after all that a real customer did. */
import type { EngineEvent, NodeKind, Phrase, Reading, SensingBehaviour } from '@kairos/engine';
import type { Knowledge } from '../knowledge';
import type { Consequence } from './consequence';
import { type Example, exampleEvent } from './example';

const MOST_MOMENTS = 3;
/** Changes looked through to find them: a birthday changes something twice a year. */
const MOST_CHANGES = 24;

const BEFORE_ALL = Number.NEGATIVE_INFINITY;

type Behaviour = SensingBehaviour<unknown, unknown>;

export function ofIndicator(kind: NodeKind, config: unknown, knowledge: Knowledge, example: Example): Consequence[] {
  const { sensing } = kind;
  // Scores and triggers say nothing without those that lead to them.
  if (!sensing || kind.definition.accepts.length > 0) return [];
  const watch = new Watch(sensing, config, example);
  const event = sensing.eventNames(config).find((name) => name !== '');
  const now = knowledge.now();
  if (event === undefined) {
    watch.passTo(now);
    return [...(example.name === null ? [] : stands(watch)), ...comesTrue(watch)];
  }
  const ifItHappens = ifItHappensNow(sensing, config, exampleEvent(knowledge, event), example);
  if (example.name === null) return ifItHappens;
  for (const each of example.events) watch.hear(each);
  watch.passTo(now);
  return [...stands(watch), ...ifItHappens];
}

/** One customer under one indicator, moved on in time as the engine does it. */
class Watch {
  private state: unknown;
  private at = BEFORE_ALL;
  reading: Reading = { active: false, value: 0, fired: 0 };

  constructor(
    private readonly sensing: Behaviour,
    private readonly config: unknown,
    private readonly example: Example,
  ) {
    this.state = sensing.initial(config);
  }

  /** Hears an event if it is meant, after everything that time brought before it. */
  hear(event: EngineEvent): void {
    this.passTo(event.at);
    if (this.sensing.eventNames(this.config).includes(event.name)) this.step(event.at, event);
  }

  /** Lets time pass, with every change on the way. */
  passTo(moment: number): void {
    if (this.at === BEFORE_ALL) this.step(moment);
    for (let next = this.nextChange(); next !== null && next <= moment; next = this.nextChange()) this.step(next);
    this.at = Math.max(this.at, moment);
  }

  /** Moves on to the next change that time alone brings; false where there is none. */
  passOn(): boolean {
    const next = this.nextChange();
    if (next === null) return false;
    this.step(next);
    return true;
  }

  nextChange(): number | null {
    const next = this.sensing.nextChange(this.state, this.config, this.at);
    return next !== null && next > this.at ? next : null;
  }

  /** Why it is true or not, where the kind can say so. */
  explanation(): Phrase | undefined {
    return this.sensing.explain?.(this.state, this.config, this.reading);
  }

  get moment(): number {
    return this.at;
  }

  private step(at: number, event?: EngineEvent): void {
    const moment = { at, inputs: () => [], news: [], facts: this.example.facts, ...(event && { event }) };
    const { state, reading } = this.sensing.step(this.state, moment, this.config);
    this.state = state;
    this.reading = reading;
    this.at = at;
  }
}

function ifItHappensNow(sensing: Behaviour, config: unknown, event: EngineEvent, example: Example): Consequence[] {
  const watch = new Watch(sensing, config, example);
  watch.hear(event);
  const next = watch.nextChange();
  if (watch.reading.active) return [{ type: 'true-now', event: event.name, until: next }];
  const why = watch.explanation();
  if (watch.passOn() && watch.reading.active) return [{ type: 'true-later', event: event.name, at: watch.moment }];
  return why ? [{ type: 'not-yet', event: event.name, why }] : [];
}

function stands(watch: Watch): Consequence[] {
  return [{ type: 'stands', isTrue: watch.reading.active, changesAt: watch.nextChange() }];
}

function comesTrue(watch: Watch): Consequence[] {
  const moments: number[] = [];
  let wasTrue = watch.reading.active;
  for (let change = 0; change < MOST_CHANGES && moments.length < MOST_MOMENTS && watch.passOn(); change += 1) {
    if ((watch.reading.active && !wasTrue) || watch.reading.fired > 0) moments.push(watch.moment);
    wasTrue = watch.reading.active;
  }
  return moments.length === 0 ? [] : [{ type: 'comes-true', moments }];
}

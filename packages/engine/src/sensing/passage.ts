/** One customer's way through the sensing half of a plan, moment by moment; only nodes that a moment concerns are stepped. */
import { ATTRIBUTES_EVENT, mergeAttributes } from '../contract/acting';
import { factsWith } from '../contract/facts';
import type { CustomerFacts, EngineEvent, InputReading, Reading } from '../contract/readings';
import { QUIET } from '../contract/readings';
import type { Released, Sensed } from '../contract/sensing';
import { EngineError } from '../errors';
import { mayStart } from '../policy/loop-guard';
import { explainTrigger } from './explain';
import { LeftState } from './left-state';
import { Moment } from './moment';
import { type PreparedNode, type PreparedSensing, prepareSensing } from './prepare';
import { isSameCurve } from './score-curve';
import type { SensingContext, SensingInput, SensingResult } from './sense';
import { MOST_STARTS, type SensingState, type SensingTransition, type TriggerFiring } from './state';

/** Far more than any honest journey needs at one moment; a kind that never lets time move on is stopped by it. */
const MAX_ROUNDS = 1_000;

interface Firing {
  triggerId: string;
  keys: readonly (string | null)[];
}

/** No moment at all. A list of moments without null in it is a list of plain numbers, which costs little to copy. */
const NEVER = Number.POSITIVE_INFINITY;

export class Passage {
  private readonly prepared: PreparedSensing;
  /** A copy, so that the state that was handed in stays as it is. */
  readonly nodes: SensingState['nodes'];
  starts: SensingState['starts'];
  private facts: CustomerFacts;
  at: number;
  /** By place: the moment at which time alone changes the node, or NEVER. */
  private readonly next: number[];
  /** By place: whether the node must be stepped at the moment that is passed now. */
  private readonly concerned: boolean[];
  /** What fired at the moment that is passed now, by place. */
  private readonly firedNow = new Map<number, Sensed<unknown>>();
  /** Places of the nodes whose reading is another one from the moment on that is passed now. */
  private readonly newsNow = new Set<number>();
  private readonly transitions: SensingTransition[] = [];
  private readonly firings: TriggerFiring[] = [];

  constructor(
    private readonly context: SensingContext,
    state: SensingState,
  ) {
    this.prepared = prepareSensing(context.plan, context.kinds);
    this.nodes = { ...state.nodes };
    this.starts = state.starts;
    this.facts = context.facts;
    this.at = state.at;
    const { nodes, attributeWatchers } = this.prepared;
    const next = LeftState.nextIn(state, this.prepared);
    if (next) {
      this.next = next.slice();
      this.concerned = nodes.map(() => false);
    } else {
      this.next = nodes.map(({ step, behaviour }) => {
        const node = state.nodes[step.nodeId];
        return (node && behaviour.nextChange(node.state, step.config, state.at)) ?? NEVER;
      });
      // A state that is new was never looked at.
      this.concerned = nodes.map(({ step }) => state.at === 0 || !state.nodes[step.nodeId]);
    }
    // Attributes may have changed since the state was stored.
    for (const place of attributeWatchers) this.concerned[place] = true;
  }

  /** Time passes up to the moment first, with what was known until then; then comes what happens at it. */
  take(input: SensingInput): void {
    let due = this.earliest();
    for (let rounds = 0; due <= input.at; ) {
      if (rounds > MAX_ROUNDS) throw new EngineError('sensing-stuck', `Time does not move on at ${due}.`);
      this.pass({ at: due });
      const next = this.earliest();
      // Of a source that is silent for weeks it is asked every hour, for each of many invoices.
      rounds = next > due ? 0 : rounds + 1;
      due = next;
    }
    if (input.event?.name === ATTRIBUTES_EVENT) this.learn(input.event);
    this.pass(input);
  }

  private learn({ properties }: EngineEvent): void {
    this.facts = factsWith(this.facts, mergeAttributes(this.facts.attributes, properties));
    for (const place of this.prepared.attributeWatchers) this.concerned[place] = true;
  }

  /** Where the passage ends: nothing is taken after it. */
  result(): SensingResult {
    const { transitions, firings } = this;
    const state = new LeftState(this, this.prepared, this.next);
    const earliest = this.earliest();
    return { state, transitions, firings, nextChange: earliest === NEVER ? null : earliest };
  }

  private earliest(): number {
    let earliest = NEVER;
    for (const next of this.next) if (next < earliest) earliest = next;
    return earliest;
  }

  private pass(input: SensingInput): void {
    const { nodes, hearers } = this.prepared;
    const hearing = input.event ? hearers.get(input.event.name) : undefined;
    for (const place of hearing ?? []) this.concerned[place] = true;
    const { release } = input;
    if (release) this.concerned[nodes.findIndex(({ step }) => step.nodeId === release.triggerId)] = true;
    const fired: Firing[] = [];
    for (let place = 0; place < nodes.length; place += 1) {
      const node = nodes[place];
      if (!node || (!this.concerned[place] && (this.next[place] ?? NEVER) > input.at)) continue;
      this.concerned[place] = false;
      const sensed = this.step(place, node, input, hearing?.has(place) ?? false);
      if (node.isTrigger && sensed.reading.fired > 0) {
        fired.push({ triggerId: node.step.nodeId, keys: sensed.keys ?? [null] });
      }
    }
    this.at = Math.max(this.at, input.at);
    this.firedNow.clear();
    this.newsNow.clear();
    for (const firing of fired) this.noteFiring(firing, input);
  }

  private step(place: number, node: PreparedNode, input: SensingInput, hears: boolean): Sensed<unknown> {
    const { step, behaviour } = node;
    const before = this.nodes[step.nodeId];
    const { facts } = this;
    const { publishedAt = Number.NEGATIVE_INFINITY, isSilent, isClosedAt, hasRoom, journeyId } = this.context;
    const news = before ? node.inputs.filter((source) => this.newsNow.has(source)) : node.inputs;
    // Built field by field: this is done for every node that every event of every customer concerns.
    const moment = new Moment(input.at, facts, this.readingsOf(news, input), () => this.readingsOf(node.inputs, input));
    if (node.unknownMatters) moment.unknownMatters = true;
    if (input.at < publishedAt || (node.isTrigger && isSilent?.(step.nodeId, input.at))) moment.isPast = true;
    if (input.release?.triggerId === step.nodeId) moment.released = this.releasedAt(place, input.release.keys);
    if (journeyId !== undefined && !mayStart(journeyId, input.event?.chain ?? [])) moment.goesRound = true;
    if (node.isTrigger && isClosedAt?.(input.at)) moment.isClosed = true;
    if (hears && input.event) moment.event = input.event;
    if (hasRoom && node.isTrigger) moment.hasRoom = (starts) => hasRoom(step.nodeId, starts);
    const state = before?.state ?? behaviour.initial(step.config);
    const sensed = behaviour.step(state, moment, step.config);
    const resting = sensed.reading.fired === 0 ? sensed.reading : { ...sensed.reading, fired: 0 };
    this.nodes[step.nodeId] = { state: sensed.state, reading: resting };
    this.next[place] = behaviour.nextChange(sensed.state, step.config, Math.max(this.at, input.at)) ?? NEVER;
    if (sensed.reading.fired > 0) this.firedNow.set(place, sensed);
    const reading = before?.reading ?? QUIET;
    if (isNews(reading, sensed.reading)) this.spread(place, node);
    this.noteChange(step.nodeId, reading, sensed, input);
    return sensed;
  }

  private releasedAt(place: number, keys: readonly string[]): Released {
    return { keys, stillHolds: (key) => this.holdsFor(place, key) };
  }

  /** Whether one of the indicators that lead to a node says so of this key. */
  private holdsFor(place: number, key: string): boolean {
    const node = this.prepared.nodes[place];
    const known = node && this.nodes[node.step.nodeId];
    if (!node || !known) return false;
    if (node.behaviour.holdsFor) return node.behaviour.holdsFor(known.state, key);
    return node.inputs.some((input) => this.holdsFor(input, key));
  }

  private spread(place: number, { readers }: PreparedNode): void {
    this.newsNow.add(place);
    for (const reader of readers) this.concerned[reader] = true;
  }

  private readingsOf(places: readonly number[], { event }: SensingInput): InputReading[] {
    return places.map((place) => this.inputFrom(place, event?.id));
  }

  private inputFrom(place: number, eventId: string | undefined): InputReading {
    const source = this.prepared.nodes[place];
    if (!source) throw new EngineError('sensing-stuck', `A plan names an input at ${place} that it does not have.`);
    const { nodeId, points, rule } = source.step;
    const fired = this.firedNow.get(place);
    const reading = fired?.reading ?? this.nodes[nodeId]?.reading ?? QUIET;
    // Built field by field: a bundle or trigger may have fifty of these, at every event.
    const input: InputReading = { active: reading.active, value: reading.value, fired: reading.fired, nodeId, points };
    if (reading.unknown) input.unknown = true;
    if (reading.curve) input.curve = reading.curve;
    if (rule) input.rule = rule;
    if (fired?.keys) input.keys = fired.keys;
    if (fired && eventId !== undefined) input.eventId = eventId;
    return input;
  }

  private noteChange(
    nodeId: string,
    before: Reading,
    { reading, refusal, keys }: Sensed<unknown>,
    input: SensingInput,
  ): void {
    const { active, value, fired } = reading;
    // A score's value moves with almost every event; only what turned, fired or was refused is worth a row.
    if (before.active === active && fired === 0 && refusal === undefined) return;
    const eventId = input.event?.id ?? null;
    const refused = refusal && { refusal, ...(refusal === 'silent' && keys && { keys }) };
    this.transitions.push({ nodeId, at: input.at, active, value, fired, eventId, ...refused });
  }

  private noteFiring({ triggerId, keys }: Firing, { at, event }: SensingInput): void {
    const state = { at: this.at, nodes: this.nodes };
    const explanation = explainTrigger(this.context, state, { triggerId, at });
    for (const key of keys) this.firings.push({ triggerId, at, eventId: event?.id ?? null, key, explanation });
    const started = keys.map((key): [number, string | null] => [at, key]);
    this.starts = {
      ...this.starts,
      [triggerId]: [...(this.starts?.[triggerId] ?? []), ...started].slice(-MOST_STARTS),
    };
  }
}

/** Whether those who read a node have to look again. */
function isNews(before: Reading, after: Reading): boolean {
  if (after.fired > 0 || before.active !== after.active || before.value !== after.value) return true;
  if (before.unknown !== after.unknown) return true;
  return !isSameCurve(before.curve, after.curve);
}

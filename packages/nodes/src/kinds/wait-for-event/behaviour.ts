/** Holds the customer until one of several things happens or becomes true, or until the time for it has passed. */
import {
  type ActingBehaviour,
  ATTRIBUTE_EVENTS,
  type Condition,
  durationToMilliseconds,
  holds,
  type Listener,
  nextTurn,
  type StepContext,
  type StepDecision,
  valueAt,
} from '@kairos/engine';
import { durationPhrase } from '../../wording/phrases';
import type { WaitForEventConfig } from './schema';
import { nameOfWay, waysOf } from './ways';

type Context = StepContext<WaitForEventConfig>;

export const waitForEventBehaviour: ActingBehaviour<WaitForEventConfig> = {
  eventNames: ({ events, states }) => [
    ...new Set([...events.map(({ eventName }) => eventName), ...(states.length > 0 ? ATTRIBUTE_EVENTS : [])]),
  ],

  readsTrigger: ({ sameProperty }) => sameProperty !== null,

  hearsForOldestRun: ({ events }) => events.length > 0,

  listens: listenersOf,

  // What holds already needs no wait. What happened already does not count.
  enter: (context) => came(context, stateThatHolds(context)),

  resume(context, input): StepDecision {
    const isInTime = (input.type === 'event' ? input.event.at : context.now) <= deadline(context);
    if (!isInTime) return timeIsUp(context);
    return came(context, input.type === 'event' ? input.purpose : stateThatHolds(context));
  },
};

function listenersOf(context: Context): Listener[] {
  const { events, states } = context.config;
  return [
    ...events.flatMap((wanted) => listenersFor(wanted, keyOf(context))),
    ...states.flatMap(({ id, conditions }) =>
      ATTRIBUTE_EVENTS.map((eventName): Listener => ({ eventName, about: 'customer', conditions, purpose: id })),
    ),
  ];
}

type WantedEvent = WaitForEventConfig['events'][number];

/** What tells the runs of one customer apart: the cart, invoice or booking of the event that started each. */
interface Key {
  property: string;
  value: string | number | boolean;
}

/** An event that names no run, because it has no key or none is compared, is for the oldest run that waits here. */
function listenersFor({ id, eventName, conditions }: WantedEvent, key: Key | null): Listener[] {
  const about = { eventName, about: 'event', purpose: id } as const;
  if (!key) return [{ ...about, conditions, forOldestRun: true }];
  const isSame: Condition = { path: key.property, comparison: 'is', value: key.value };
  const hasNone: Condition = { path: key.property, comparison: 'does-not-exist', value: '' };
  return [
    { ...about, conditions: { all: [conditions, isSame] } },
    { ...about, conditions: { all: [conditions, hasNone] }, forOldestRun: true },
  ];
}

function keyOf({ config: { sameProperty }, triggeredBy }: Context): Key | null {
  const value = sameProperty === null || !triggeredBy ? undefined : valueAt(triggeredBy.properties, sameProperty);
  if (sameProperty === null || typeof value === 'object' || value === undefined) return null;
  return { property: sameProperty, value };
}

function stateThatHolds({ config, facts, now }: Context): string | null {
  const { attributes, timeZone } = facts;
  return config.states.find(({ conditions }) => holds(conditions, attributes, { now, timeZone }))?.id ?? null;
}

/** One of the ways came, or none yet: the first one decides, or the highest one is kept for the end. */
function came(context: Context, id: string | null): StepDecision {
  const { config } = context;
  if (config.choose === 'first') return id === null ? wait(context, null) : leave(context, id, 'reason.happened');
  return wait(context, higher(config, id, heldOf(context)));
}

function wait(context: Context, held: string | null): StepDecision {
  return {
    type: 'stay',
    until: Math.min(deadline(context) + 1, nextTurnOfStates(context)),
    listen: listenersOf(context),
    reason: { key: 'reason.waiting', values: valuesOf(context.config) },
    ...(held === null ? {} : { memory: held }),
  };
}

function timeIsUp(context: Context): StepDecision {
  const { config } = context;
  const held = heldOf(context);
  if (held !== null) return leave(context, held, 'reason.highest');
  const [first] = waysOf(config);
  const port = config.whenTimeIsUp === 'same-way' && first ? first.id : 'timeout';
  return { type: 'leave', port, reason: { key: 'reason.timeout', values: valuesOf(config) } };
}

function leave({ config }: Context, id: string, key: string): StepDecision {
  return { type: 'leave', port: id, reason: { key, values: { ...valuesOf(config), event: nameOfWay(config, id) } } };
}

function heldOf({ memory }: Context): string | null {
  return typeof memory === 'string' ? memory : null;
}

function higher(config: WaitForEventConfig, a: string | null, b: string | null): string | null {
  const ranks = waysOf(config).map(({ id }) => id);
  return ranks.find((id) => id === a || id === b) ?? null;
}

/** Time alone may make a state true: "in the next 7 days". */
function nextTurnOfStates({ config, facts, now }: Context): number {
  const turns = config.states.map(({ conditions }) =>
    nextTurn(conditions, facts.attributes, { now, timeZone: facts.timeZone }),
  );
  return Math.min(...turns.map((turn) => turn ?? Number.POSITIVE_INFINITY));
}

// An event at the deadline itself is in time, so the time is up one millisecond later.
function deadline({ config, enteredAt }: Context): number {
  return enteredAt + durationToMilliseconds(config.atMost);
}

function valuesOf(config: WaitForEventConfig) {
  const names = waysOf(config).map(({ id }) => nameOfWay(config, id));
  return { event: names.join(' / '), duration: durationPhrase(config.atMost) };
}

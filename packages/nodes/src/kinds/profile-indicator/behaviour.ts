/** Looks at what is known of a customer: attributes, or a total kept over all events of one name. */
import {
  type ConditionTree,
  conditionsOf,
  holds,
  type JsonObject,
  nextTurn,
  type SensingBehaviour,
  type SensingMoment,
  valueAt,
} from '@kairos/engine';
import { matchOf } from '../../sensing/event-match';
import { measure, type Total, whenDaysPass } from './measure';
import type { ProfileIndicatorConfig } from './schema';

export interface ProfileIndicatorState extends Total {
  active: boolean;
  /** The next moment at which time alone may turn the conditions, epoch ms UTC. */
  turnsAt?: number;
  /** Only for conditions on what changed: the attributes that they look at, as they were. */
  before?: JsonObject;
}

export const profileIndicatorBehaviour: SensingBehaviour<ProfileIndicatorConfig, ProfileIndicatorState> = {
  eventNames: (config) => (config.source === 'event-total' ? [config.eventName] : []),

  watchesAttributes: (config) => config.source === 'attribute',

  initial: (config) => ({
    total: config.measure === 'last' || config.measure === 'days-since' ? null : 0,
    measuredAt: null,
    active: false,
  }),

  step(state, moment, config) {
    return config.source === 'attribute' ? stepAttributes(state, moment, config) : stepTotal(state, moment, config);
  },

  nextChange: (state, config, at) => {
    const turnsAt = config.source === 'attribute' ? state.turnsAt : whenDaysPass(state, config, at);
    return turnsAt !== undefined && turnsAt !== null && turnsAt > at ? turnsAt : null;
  },

  explain: (_state, _config, reading) => ({
    key: reading.active ? 'reason.active' : 'reason.inactive',
    values: { value: reading.value },
  }),
};

type Sensed = ReturnType<SensingBehaviour<ProfileIndicatorConfig, ProfileIndicatorState>['step']>;

function stepAttributes(
  state: ProfileIndicatorState,
  { at, facts }: SensingMoment,
  { conditions }: ProfileIndicatorConfig,
): Sensed {
  const { attributes, timeZone } = facts;
  const compared = attributesCompared(conditions, attributes);
  const then = state.before === undefined ? {} : { before: state.before };
  const active = holds(conditions, attributes, { now: at, timeZone, ...then });
  const turnsAt = nextTurn(conditions, attributes, { now: at, timeZone });
  const { total, measuredAt } = state;
  return {
    state: {
      total,
      measuredAt,
      active,
      ...(turnsAt !== null && { turnsAt }),
      ...(compared && { before: compared }),
    },
    reading: { active, value: active ? 1 : 0, fired: active && !state.active ? 1 : 0 },
  };
}

/** What has to be kept to notice a change the next time; null where nothing asks for changes. */
function attributesCompared(conditions: ConditionTree, attributes: JsonObject): JsonObject | null {
  const paths = conditionsOf(conditions)
    .filter(({ comparison }) => comparison === 'changed' || comparison === 'was')
    .map(({ path }) => path.split('.')[0] ?? path);
  if (paths.length === 0) return null;
  return Object.fromEntries(
    paths.flatMap((path) => (path in attributes ? [[path, valueAt(attributes, path) ?? null]] : [])),
  );
}

function stepTotal(state: ProfileIndicatorState, moment: SensingMoment, config: ProfileIndicatorConfig): Sensed {
  const event = matchOf(moment, { eventName: config.eventName, conditions: [] });
  const measured = event ? measure(state, event, config) : state;
  const total = measured.daysFrom === undefined ? measured.total : daysSince(measured.daysFrom, moment.at);
  const { comparison, value } = config;
  const now = { now: moment.at, timeZone: moment.facts.timeZone };
  const active = holds({ path: 'total', comparison, value }, total === null ? {} : { total }, now);
  return {
    state: { ...measured, active },
    reading: { active, value: total ?? 0, fired: active && !state.active ? 1 : 0 },
  };
}

function daysSince(from: number, at: number): number {
  return Math.max(0, Math.floor((at - from) / DAY));
}

const DAY = 86_400_000;

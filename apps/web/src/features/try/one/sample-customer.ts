/** A made-up customer to begin a trial with: one who gives the signs that the journey looks for. */
import {
  type Condition,
  type ConditionTree,
  conditionTreeSchema,
  type EngineEvent,
  type FormField,
  type JourneyDocument,
  type JsonObject,
  type JsonValue,
  type KindRegistry,
  type Plan,
  replaySensing,
  type SendingRules,
  type SensingStep,
} from '@kairos/engine';
import { valueAtPath } from '../../../canvas/panel/config-values';
import { exampleOf } from '../../../canvas/panel/consequence/example';
import { type Knowledge, propertiesOf } from '../../../canvas/panel/knowledge';
import { factsOf, TAKES_CALLS, type Trial, type TriedCustomer } from './trial';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Between one sign and the next. */
const PAUSE_MS = 10 * 60_000;
/** Between two of the same: as people do it where the indicator allows that much time, else close together. */
const PACES = [7 * DAY_MS, PAUSE_MS];
/** As often as an indicator may want to see the same thing before it believes it. */
const MOST_REPEATS = 6;

interface Sampling {
  document: JourneyDocument;
  plan: Plan;
  kinds: KindRegistry;
  knowledge: Knowledge;
  label: string;
  rules: SendingRules;
}

/** The clock begins on the hour; the first sign comes an hour later. */
export function sampleTrial(sampling: Sampling): Trial {
  const startsAt = Math.floor(sampling.knowledge.now() / HOUR_MS) * HOUR_MS;
  const customer = sampleCustomer(sampling);
  return {
    customer,
    events: signs(sampling, customer, startsAt + HOUR_MS),
    startsAt,
    now: startsAt,
    rules: sampling.rules,
    endpoint: TAKES_CALLS,
  };
}

function sampleCustomer({ plan, kinds, knowledge, label }: Sampling): TriedCustomer {
  const { attributes, timeZone } = exampleOf(knowledge, null).facts;
  const wanted = speakingFor(plan).flatMap((step) => [
    ...conditionFields(step, kinds, 'customer').flatMap(({ tree }) => fitting(tree)),
    ...dateAttributes(step, kinds).map((name): [string, JsonValue] => [name, dateAhead(knowledge)]),
  ]);
  const open = { consent: 'granted', isSuppressed: false, hasAddress: true } as const;
  return {
    id: null,
    label,
    attributes: { ...attributes, ...Object.fromEntries(wanted) },
    timeZone,
    channels: { email: open, sms: open, push: open },
  };
}

/** Attributes of which a step reads a date, as its form tells them. */
function dateAttributes(step: SensingStep, kinds: KindRegistry): string[] {
  const form: FormField[] = kinds.get(step.kind)?.definition.form ?? [];
  return form.flatMap((field) => {
    if (field.type !== 'attribute' || field.holds !== 'date') return [];
    const name = valueAtPath(step.config, field.path);
    return typeof name === 'string' && name !== '' ? [name] : [];
  });
}

/** Far enough ahead that a journey that begins before the date still has its beginning before it. */
function dateAhead({ now }: Knowledge): string {
  return new Date(now() + 100 * DAY_MS).toISOString().slice(0, 10);
}

/** For each indicator that speaks for the campaign: what it looks for, until it is true or waits for something that stays away. */
function signs({ plan, kinds, knowledge }: Sampling, customer: TriedCustomer, from: number): EngineEvent[] {
  const context = { plan, kinds, facts: factsOf(customer) };
  let events: EngineEvent[] = [];
  let at = from;
  for (const step of speakingFor(plan)) {
    const sensing = kinds.get(step.kind)?.sensing;
    const [name] = sensing?.eventNames(step.config) ?? [];
    if (!sensing || name === undefined || name === '') continue;
    const properties = propertiesFor(step, name, kinds, knowledge);
    const speaks = (given: readonly EngineEvent[], now: number) => {
      const found = replaySensing(context, given, now).state.nodes[step.nodeId];
      return (
        found !== undefined && (found.reading.active || sensing.nextChange(found.state, step.config, now) !== null)
      );
    };
    if (speaks(events, at)) continue;
    const added = PACES.map((pace) => repeated({ name, properties }, events, at, pace, speaks)).find(Boolean);
    events = [...events, ...(added ?? [])];
    at = Math.max(at, (added?.at(-1)?.at ?? at) + PAUSE_MS);
  }
  return events;
}

type Sign = Pick<EngineEvent, 'name' | 'properties'>;

/** The sign again and again at this pace until it says enough; nothing where that takes too many. */
function repeated(
  sign: Sign,
  before: readonly EngineEvent[],
  from: number,
  pace: number,
  speaks: (given: readonly EngineEvent[], now: number) => boolean,
): EngineEvent[] | null {
  const added: EngineEvent[] = [];
  for (let at = from; added.length < MOST_REPEATS; at += pace) {
    const id = `added-${String(before.length + added.length + 1).padStart(4, '0')}`;
    added.push({ ...sign, id, at });
    if (speaks([...before, ...added], at)) return added;
  }
  return null;
}

/** Indicators whose points do not count against the campaign. */
function speakingFor(plan: Plan): SensingStep[] {
  const read = new Set(plan.sensing.flatMap((step) => step.inputs));
  return plan.sensing.filter((step) => read.has(step.nodeId) && step.inputs.length === 0 && step.points >= 0);
}

function propertiesFor(step: SensingStep, name: string, kinds: KindRegistry, knowledge: Knowledge): JsonObject {
  const examples = propertiesOf(knowledge, name).flatMap(({ name: property, examples: seen }) => {
    // Of amounts the largest, so that a total is reached soon.
    const amounts = seen.filter((value) => typeof value === 'number');
    const example = amounts.length > 0 ? Math.max(...amounts) : seen[0];
    return example === undefined ? [] : [[property, example] as const];
  });
  const wanted = conditionFields(step, kinds, 'event')
    .filter(({ eventPath }) => eventPath === undefined || valueAtPath(step.config, eventPath) === name)
    .flatMap(({ tree }) => fitting(tree));
  return { ...Object.fromEntries(examples), ...Object.fromEntries(wanted) };
}

/** The settings of a step that hold conditions, as its form tells them. */
function conditionFields(
  step: SensingStep,
  kinds: KindRegistry,
  subject: 'event' | 'customer',
): { tree: ConditionTree; eventPath: string | undefined }[] {
  const form: FormField[] = kinds.get(step.kind)?.definition.form ?? [];
  return form.flatMap((field) => {
    if (!('subject' in field) || field.subject !== subject) return [];
    const tree = conditionTreeSchema.safeParse(valueAtPath(step.config, field.path));
    const eventPath = 'eventPath' in field ? field.eventPath : undefined;
    return tree.success ? [{ tree: tree.data, eventPath }] : [];
  });
}

/** Values with which the conditions hold, as far as a single value can tell: of several ways the first, and nothing of what is denied. */
function fitting(tree: ConditionTree): [path: string, value: JsonValue][] {
  if (Array.isArray(tree)) return tree.flatMap(fitting);
  if ('all' in tree) return tree.all.flatMap(fitting);
  if ('any' in tree) return tree.any.slice(0, 1).flatMap(fitting);
  if ('not' in tree) return [];
  const value = fittingValue(tree);
  return value === undefined ? [] : [[tree.path, value]];
}

function fittingValue({ comparison, value }: Condition): JsonValue | undefined {
  switch (comparison) {
    case 'is':
    case 'at-least':
    case 'at-most':
    case 'contains':
      return typeof value === 'object' ? undefined : value;
    case 'more-than':
      return typeof value === 'number' ? value + 1 : undefined;
    case 'less-than':
      return typeof value === 'number' ? value - 1 : undefined;
    case 'exists':
      return 'x';
    default:
      return undefined;
  }
}

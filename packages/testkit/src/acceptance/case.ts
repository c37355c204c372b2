/** An acceptance case: told once, and then held against the simulator and against the workflow runtime. */
import type {
  Channel,
  EndpointAnswer,
  JourneyDocument,
  JsonObject,
  MoveChoices,
  OverduePolicy,
  PauseEntries,
  PauseMode,
  ProviderAct,
  Schedule,
  SendingRules,
} from '@kairos/engine';
import type { Observed } from './observe';

/** A moment as ISO 8601 with an offset or Z, such as "2026-03-02T09:00Z". */
export type Moment = string;

/** "2026-03-02T09:00Z", with seconds only where there are some. */
export function moment(at: number): Moment {
  return new Date(at).toISOString().replace('.000Z', 'Z').replace(/:00Z$/, 'Z');
}

export interface AcceptanceCase {
  /** Row of the list of acceptance cases. */
  number: number;
  /** What must hold, as a sentence; it is the name of the test and unique. */
  says: string;
  /** Is told the id of the endpoint that it may call. */
  journey: (endpointId: string) => JourneyDocument;
  /** The clock starts here: the journey is published, and the customer known. */
  from: Moment;
  /** Nothing after this moment happens any more. */
  until: Moment;
  /** Traits; `time_zone` is the customer's zone, Europe/Amsterdam is the workspace's. */
  customer?: JsonObject;
  /** Channels that the customer says no to; all others are allowed. */
  refuses?: Channel[];
  /** Topics that the customer does not want over a channel. */
  unwanted?: { topic: string; channel: Channel }[];
  /** Hours in which the customer wants to hear from us; any when left out. */
  ownHours?: Schedule;
  /** When and how often the workspace sends; as it likes when left out. */
  rules?: SendingRules;
  /** How the test of a step stands when the case begins, by other customers. */
  test?: CaseTest;
  /** What the endpoint answers to the attempts of each call, in order, and from then on. */
  endpoint?: EndpointAnswer[];
  /** What providers do with each message each time that they get it, in order, and from then on; they take everything when left out. */
  provider?: ProviderAct[];
  events: CaseEvent[];
  /** What is done to the journey or the customer meanwhile, in order of time. */
  changes?: CaseChange[];
  expected: Partial<Observed>;
}

export interface CaseTest {
  nodeId: string;
  startedAt: Moment;
  arms: Record<string, [entered: number, reached: number]>;
}

export interface CaseEvent {
  at: Moment;
  /** When it comes in, where that is later than it happened. */
  arrivedAt?: Moment;
  /** `identify` reports traits: its properties become attributes of the customer. */
  name: string;
  properties?: JsonObject;
}

export type CaseChange =
  | { at: Moment; type: 'pause'; mode: PauseMode; entries: PauseEntries }
  | { at: Moment; type: 'resume'; overdue: OverduePolicy }
  | { at: Moment; type: 'publish'; journey: () => JourneyDocument; choices: MoveChoices }
  /** A member lets runs try again whose step did not succeed. */
  | { at: Moment; type: 'try-again' }
  | { at: Moment; type: 'remove-customer' | 'restore-customer' };

/** Draws a journey and plays customers through the simulator, in the words of the domain. */
import {
  compile,
  type EngineEvent,
  type JournalLine,
  type JourneyDocument,
  type JsonObject,
  type KindRegistry,
  type Plan,
  type SimulatedRun,
  simulateCustomer,
} from '@kairos/engine';

const UNITS = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 } as const;

/** "90 days", "1 hour": a number and a unit, singular or plural. Milliseconds. */
export function elapsed(text: string): number {
  const { amount, unit } = parseDuration(text);
  return amount * UNITS[unit];
}

function parseDuration(text: string): { amount: number; unit: keyof typeof UNITS } {
  const [amount = '', word = ''] = text.split(' ');
  const unit = (Object.keys(UNITS) as (keyof typeof UNITS)[]).find((name) => word === name || word === `${name}s`);
  if (!unit) throw new Error(`"${text}" is not a duration.`);
  return { amount: Number(amount), unit };
}

/** The same in the shape that settings have. */
export function duration(text: string): { amount: number; unit: string } {
  const { amount, unit } = parseDuration(text);
  return { amount, unit: `${unit}s` };
}

type Config = Record<string, unknown>;

/** A journey under construction: nodes by id, wired as `[from, port, to]`. */
export class JourneyDriver {
  private readonly document: JourneyDocument = { schemaVersion: 1, nodes: [], edges: [] };

  constructor(private readonly kinds: KindRegistry) {}

  /** Places a node; settings that are left out are the kind's defaults. */
  node(id: string, kind: string, config: Config = {}): this {
    const defaults = this.kinds.get(kind)?.definition.defaults;
    this.document.nodes.push({
      id,
      kind,
      name: '',
      config: { ...(typeof defaults === 'object' ? defaults : {}), ...config },
    });
    return this;
  }

  wire(...wires: [from: string, port: string, to: string][]): this {
    for (const [from, port, to] of wires) {
      this.document.edges.push({ id: `e${this.document.edges.length + 1}`, from, port, to });
    }
    return this;
  }

  /** The way in: whoever does this begins the campaign, `once` or `every-time`; the first step follows `['start', 'next', …]`. */
  startedBy(eventName: string, mode: 'once' | 'every-time' = 'every-time'): this {
    const reentry = { mode, period: duration('1 day') };
    return this.node('signed-up', 'event-indicator', { eventName })
      .node('start', 'trigger', { threshold: null, needs: 'all', reentry })
      .wire(['signed-up', 'signal', 'start']);
  }

  draw(): JourneyDocument {
    return this.document;
  }

  /** Throws with the problems when the journey does not compile. */
  plan(): Plan {
    const { plan, problems } = compile(this.document, this.kinds);
    if (!plan) throw new Error(`The journey does not compile: ${JSON.stringify(problems)}`);
    return plan;
  }

  customer(attributes: JsonObject = {}): CustomerDriver {
    return new CustomerDriver(this.plan(), this.kinds, attributes);
  }
}

/** One customer's life: things happen, time passes, and what the journey made of it can be read. */
export class CustomerDriver {
  private readonly events: EngineEvent[] = [];
  private now = Date.UTC(2024, 0, 1, 9);
  private refused = new Set<string>();

  constructor(
    private readonly plan: Plan,
    private readonly kinds: KindRegistry,
    private readonly attributes: JsonObject,
  ) {}

  does(name: string, properties: JsonObject = {}): this {
    this.events.push({ id: `event-${this.events.length + 1}`, name, at: this.now, properties });
    return this;
  }

  after(time: string): this {
    this.now += elapsed(time);
    return this;
  }

  /** Says no to a channel from the beginning. */
  refuses(channel: string): this {
    this.refused.add(channel);
    return this;
  }

  runs(): SimulatedRun[] {
    return simulateCustomer({
      plan: this.plan,
      kinds: this.kinds,
      facts: { customerKey: 'ana', attributes: this.attributes, timeZone: 'Europe/Amsterdam' },
      events: this.events,
      until: this.now,
      publishedAt: 0,
      assignmentKey: 'ana',
      gate: ({ channel }) =>
        this.refused.has(channel) ? { verdict: 'skip', reason: 'no-consent' } : { verdict: 'send' },
    }).runs;
  }

  /** The journal of all runs, without the moments. */
  lines(): JournalLine[] {
    return this.runs().flatMap((run) => run.lines);
  }

  /** Node ids of the messages that went out, in order. */
  messages(): string[] {
    return this.runs().flatMap((run) => run.messages.map((message) => message.nodeId));
  }

  /** Nodes that were entered, in order, run by run. */
  path(): string[] {
    return this.lines().flatMap((line) => (line.type === 'entered' ? [line.nodeId] : []));
  }

  outcomes(): (string | null)[] {
    return this.runs().map((run) => run.run.outcome);
  }
}

/** A trial in the browser: time goes where it is told, and what happens is what the engine says. */
import { compile, EMPTY_DOCUMENT, NO_SENDING_RULES, type Plan, type SendingRules, WEEKDAYS } from '@kairos/engine';
import { JOURNEY_TEMPLATES, NODE_KINDS } from '@kairos/nodes/editor';
import { describe, expect, it } from 'vitest';
import type { Knowledge } from '../../../canvas/panel/knowledge';
import { momentOf, wallTime } from './moment-input';
import { asValue } from './named-values';
import { sampleTrial } from './sample-customer';
import { storyOf } from './story';
import { freshEventId, playToEnd, playTrial, shownRun, type Trial, withEvent, withoutEvent } from './trial';

const NOW = Date.UTC(2024, 2, 1, 12, 20);
const KNOWLEDGE: Knowledge = {
  events: [],
  attributes: [{ name: 'first_name', examples: ['Ana'] }],
  topics: [],
  journeys: [],
  endpoints: [],
  timeZone: 'Europe/Amsterdam',
  brand: 'Shop',
  now: () => NOW,
};

const WEBHOOK = { ...Object(NODE_KINDS.get('webhook')?.definition.defaults), endpointId: 'desk' };

function begin(id: string): { trial: Trial; plan: Plan } {
  const document = JOURNEY_TEMPLATES.find((template) => template.id === id)?.journey('en');
  const plan = document && compile(document, NODE_KINDS).plan;
  if (!document || !plan) throw new Error(`"${id}" is no template.`);
  return {
    plan,
    trial: sampleTrial({
      document,
      plan,
      kinds: NODE_KINDS,
      knowledge: KNOWLEDGE,
      label: 'Sample',
      rules: NO_SENDING_RULES,
    }),
  };
}

describe('a made-up customer', () => {
  it.each(JOURNEY_TEMPLATES.map(({ id }) => id))('gives the signs that start the campaign of “%s”', (id) => {
    const { trial, plan } = begin(id);
    expect(playTrial(trial, plan, NODE_KINDS).runs).toEqual([]);
    const { runs } = playTrial(playToEnd(trial, plan, NODE_KINDS), plan, NODE_KINDS);
    expect(runs.length).toBeGreaterThan(0);
    expect(shownRun(runs)?.run.phase).toBe('ended');
  });
});

/** Whoever is welcomed comes to a call, and nothing leads on from there. */
function callingEndpoint(): { trial: Trial; plan: Plan } {
  const { trial } = begin('welcome');
  const document = JOURNEY_TEMPLATES.find(({ id }) => id === 'welcome')?.journey('en') ?? EMPTY_DOCUMENT;
  const tell = { id: 'tell', kind: 'webhook', name: '', config: { ...WEBHOOK, eventType: 'welcomed' } };
  const edges = document.edges.map((edge) => (edge.port === 'next' ? { ...edge, to: 'tell' } : edge));
  const { plan, problems } = compile({ ...document, nodes: [...document.nodes, tell], edges }, NODE_KINDS);
  if (!plan) throw new Error(JSON.stringify(problems));
  return { trial, plan };
}

describe('a call to an endpoint', () => {
  it('is taken, and the customer goes on at once', () => {
    const { trial, plan } = callingEndpoint();
    const { runs } = playTrial(playToEnd(trial, plan, NODE_KINDS), plan, NODE_KINDS);
    expect(runs[0]?.lines).toContainEqual(expect.objectContaining({ nodeId: 'tell', port: 'success' }));
    expect(runs[0]?.run.phase).toBe('ended');
  });

  it('fails where endpoints say no, and the customer stops there as no way leads on', () => {
    const { trial, plan } = callingEndpoint();
    const ended = playToEnd({ ...trial, endpoint: 404 }, plan, NODE_KINDS);
    const played = playTrial(ended, plan, NODE_KINDS);
    expect(played.runs[0]?.lines.at(-1)).toMatchObject({ type: 'ended', nodeId: 'tell', outcome: 'failed' });
    expect(storyOf(played, played.runs[0] ?? null, ended).failure).toMatchObject({ code: 'no-way-on' });
  });
});

describe('the clock of a trial', () => {
  const { trial, plan } = begin('welcome');
  const play = (tried: Trial) => playTrial(tried, plan, NODE_KINDS);

  it('steps from one thing that happens to the next', () => {
    const first = play(trial).nextMoment;
    expect(first).toBe(trial.events[0]?.at);
    const signedUp = { ...trial, now: first ?? 0 };
    expect(play(signedUp).runs[0]?.messages.map(({ nodeId }) => nodeId)).toEqual(['welcome-letter']);
    const reminded = { ...signedUp, now: play(signedUp).nextMoment ?? 0 };
    expect(play(reminded).runs[0]?.messages.map(({ nodeId }) => nodeId)).toEqual(['welcome-letter', 'good-to-know']);
  });

  it('goes back as well: what lay ahead has not happened', () => {
    const ended = playToEnd(trial, plan, NODE_KINDS);
    expect(play({ ...ended, now: trial.startsAt }).runs).toEqual([]);
  });

  it('hears an event that is added, and forgets one that is taken away', () => {
    const at = (trial.events[0]?.at ?? 0) + 3_600_000;
    const bought = withEvent(trial, { id: freshEventId(trial), name: 'purchase', at, properties: { amount: 9 } });
    expect(play({ ...bought, now: at }).runs[0]?.run.outcome).toBe('goal');
    const added = bought.events.find((event) => event.name === 'purchase');
    expect(play({ ...withoutEvent(bought, added?.id ?? ''), now: at }).runs[0]?.run.phase).toBe('acting');
  });

  it('asks the gate: who allows no e-mail gets none, and the reason is told', () => {
    const { channels } = trial.customer;
    const refusing = { ...channels, email: { ...channels.email, consent: 'withdrawn' as const } };
    const tried = {
      ...trial,
      customer: { ...trial.customer, channels: refusing },
      now: (trial.events[0]?.at ?? 0) + 1,
    };
    const [run] = play(tried).runs;
    expect(run?.messages).toEqual([]);
    expect(run?.lines).toContainEqual(expect.objectContaining({ type: 'message', reason: 'no-consent' }));
  });
});

describe('the sending rules of the workspace', () => {
  const { trial, plan } = begin('welcome');
  const messagesUnder = (rules: Partial<SendingRules>) => {
    const bound = { ...trial, rules: { ...NO_SENDING_RULES, ...rules } };
    return shownRun(playTrial(playToEnd(bound, plan, NODE_KINDS), plan, NODE_KINDS).runs);
  };

  it('hold a message until the quiet hours are over', () => {
    // The sign comes at 13:00 in Amsterdam.
    const schedule = {
      windows: [{ weekdays: [...WEEKDAYS], from: '12:00', to: '18:00' }],
      holidays: 'as-usual' as const,
      holidayCalendar: 'nl' as const,
    };
    const held = messagesUnder({ quietHours: [{ channels: ['email'], schedule, whenQuiet: 'hold' }] });
    expect(held?.messages[0]?.hold).toEqual({ reason: 'quiet-hours', until: Date.UTC(2024, 2, 1, 17) });
    expect(messagesUnder({})?.messages[0]?.hold).toBeUndefined();
  });

  it('count the messages of the trial itself', () => {
    const caps = [
      { channels: ['email' as const, 'push' as const, 'sms' as const], most: 1, withinHours: 2_000, waitHours: 0 },
    ];
    const run = messagesUnder({ caps });
    expect(run?.messages).toHaveLength(1);
    expect(run?.lines).toContainEqual(expect.objectContaining({ type: 'message', reason: 'frequency-cap' }));
  });
});

describe('what is typed', () => {
  it('is a number, yes or no where it reads like one, and text otherwise', () => {
    expect(['27.5', 'true', 'false', '007', '', 'mobile'].map(asValue)).toEqual([
      27.5,
      true,
      false,
      '007',
      '',
      'mobile',
    ]);
  });

  it('names a moment on the wall of the time zone, in summer and in winter', () => {
    for (const moment of [Date.UTC(2024, 0, 15, 11, 30), Date.UTC(2024, 6, 15, 22, 5)]) {
      expect(momentOf(wallTime(moment, 'Europe/Amsterdam'), 'Europe/Amsterdam')).toBe(moment);
    }
    expect(wallTime(Date.UTC(2024, 6, 15, 22, 5), 'Europe/Amsterdam')).toBe('2024-07-16T00:05');
    expect(momentOf('2024-07', 'Europe/Amsterdam')).toBeNull();
  });
});

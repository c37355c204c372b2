import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { DAY } from '../../testing/observer';
import { contextFor } from '../../testing/step-context';
import { taskBehaviour } from './behaviour';
import { taskDefinition } from './definition';
import { type TaskConfig, taskSchema } from './schema';

const call: TaskConfig = {
  title: 'Call about the mortgage',
  instructions: 'Ask when they move.',
  outcomes: [
    { id: 'interested', name: 'Interested' },
    { id: 'not-now', name: 'Not now' },
  ],
  dueIn: { amount: 2, unit: 'days' },
};

const done = (purpose: string) =>
  taskBehaviour.resume?.(contextFor(call), { type: 'event', event: { id: 'e', name: 'Task Done', at: DAY }, purpose });

describe('task for a person', () => {
  it('asks for one task and waits until a millisecond after its time', () => {
    const decision = taskBehaviour.enter(contextFor(call, { now: DAY, enteredAt: DAY, stepKey: 'run/call/1' }));
    expect(decision).toMatchObject({
      type: 'stay',
      until: 3 * DAY + 1,
      effects: [{ type: 'task', title: call.title, dueAt: 3 * DAY, outcomes: call.outcomes }],
    });
    expect(decision.type === 'stay' && decision.listen[0]).toMatchObject({
      conditions: [
        { path: 'step', value: 'run/call/1' },
        { path: 'outcome', value: 'interested' },
      ],
      purpose: 'interested',
    });
  });

  it('leaves by the outcome, with its name as the reason', () => {
    expect(done('not-now')).toEqual({
      type: 'leave',
      port: 'not-now',
      reason: { key: 'reason.done', values: { outcome: 'Not now' } },
    });
  });

  it('leaves by “Not done in time” when nobody did it', () => {
    expect(taskBehaviour.resume?.(contextFor(call), { type: 'due' })).toMatchObject({ port: 'not-done' });
  });

  it('has a way for each outcome and one for none', () => {
    expect(taskDefinition.outputs(call).map((port) => port.id)).toEqual(['interested', 'not-now', 'not-done']);
    expect(taskSchema.safeParse({ ...call, outcomes: [{ id: 'not-done', name: 'x' }] }).success).toBe(false);
  });

  it('cannot be published without a title, or with an outcome that has no name', () => {
    const nameless = { ...call, title: ' ', outcomes: [{ id: 'a', name: '' }] };
    expect(codesOf(taskDefinition, nameless)).toEqual(['title-missing', 'outcome-missing']);
    expect(codesOf(taskDefinition, call)).toEqual([]);
  });
});

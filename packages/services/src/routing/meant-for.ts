/** Which events concern a journey at all: a journey that asks for another one means that one only. */
import { EFFECT_EVENTS, type EngineEvent } from '@kairos/engine';
import type { LivePlan } from './live-plans';

export function isMeantFor(
  { journeyId }: Pick<LivePlan, 'journeyId'>,
  event: Pick<EngineEvent, 'name' | 'properties'>,
): boolean {
  return event.name !== EFFECT_EVENTS.journeyAskedFor || event.properties.journeyToStart === journeyId;
}

export function meantFor(plan: Pick<LivePlan, 'journeyId'>, events: readonly EngineEvent[]): EngineEvent[] {
  return events.filter((event) => isMeantFor(plan, event));
}

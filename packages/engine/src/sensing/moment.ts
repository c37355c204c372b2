/** One moment as one node sees it. A class, since one is made for every node that every event of every customer concerns. */
import type { CustomerFacts, EngineEvent, InputReading } from '../contract/readings';
import type { Released, SensingMoment } from '../contract/sensing';

export class Moment implements SensingMoment {
  event?: EngineEvent;
  unknownMatters?: boolean;
  isPast?: boolean;
  released?: Released;
  goesRound?: boolean;
  isClosed?: boolean;
  hasRoom?: (starts: number) => boolean;

  constructor(
    readonly at: number,
    readonly facts: CustomerFacts,
    readonly news: readonly InputReading[],
    private readonly readInputs: () => readonly InputReading[],
  ) {}

  inputs(): readonly InputReading[] {
    return this.readInputs();
  }
}

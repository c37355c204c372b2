/** Faults of the engine itself: a plan or a kind broke its contract. Never the customer's or the marketer's doing. */
export type EngineErrorCode =
  | 'unknown-kind'
  | 'not-a-sensing-kind'
  | 'not-an-acting-kind'
  | 'step-missing'
  | 'sensing-stuck'
  | 'too-many-steps'
  | 'unknown-zone';

export class EngineError extends Error {
  constructor(
    readonly code: EngineErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'EngineError';
  }
}

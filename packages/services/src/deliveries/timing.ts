/** How long deliverers wait for what. Real time, in milliseconds. */
export interface DeliveryTiming {
  /** For rendering a claimed message and beginning its hand-over. */
  claimLease: number;
  /** How long a provider without keys is given to call back before a message of unknown outcome is assumed sent. */
  settleAfter: number;
  /** Pause before a provider that honours keys is asked again about a message of unknown outcome. */
  askAgainAfter: number;
  /** How long such a provider remembers a key. */
  keysLast: number;
}

export const DELIVERY_TIMING: DeliveryTiming = {
  claimLease: 30_000,
  settleAfter: 120_000,
  askAgainAfter: 2_000,
  keysLast: 23 * 3_600_000,
};

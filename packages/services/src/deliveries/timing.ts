/** How long deliverers wait for what. Real time, in milliseconds. */
import { UNKNOWN_TIMING, type UnknownTiming } from '@kairos/engine';

export interface DeliveryTiming extends UnknownTiming {
  /** For rendering a claimed message and beginning its hand-over. */
  claimLease: number;
}

export const DELIVERY_TIMING: DeliveryTiming = { ...UNKNOWN_TIMING, claimLease: 30_000 };

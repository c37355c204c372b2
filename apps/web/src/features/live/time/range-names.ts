/** Names of the stretches of time to choose from. Without one of them everything since the publication counts. */
export const RANGES = ['today', 'day', 'week', 'month', 'days'] as const;
export type RangeName = (typeof RANGES)[number];

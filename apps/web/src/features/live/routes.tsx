/** The live view of a published journey. */

export const liveRoutes = [] as const;

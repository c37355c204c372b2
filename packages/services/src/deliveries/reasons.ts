/** Reasons that deliverers add to those of the gate and of the providers. */

/** No content could be made for this customer. */
export const RENDER_FAILED = 'render-failed';
/** It could not be handed over for a whole day. */
export const GAVE_UP = 'gave-up';

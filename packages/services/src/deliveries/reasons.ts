/** Reasons that deliverers add to those of the gate and of the providers. */

/** No content could be made for this customer. */
export const RENDER_FAILED = 'render-failed';

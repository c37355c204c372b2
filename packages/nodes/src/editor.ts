/** What the canvas, the palette, the forms and the help need of the kinds. */
export { KIND_HELP } from './help';
export { NODE_KINDS } from './registry';
export { JOURNEY_TEMPLATES } from './templates/journey-templates';
export type { JourneyTemplate } from './templates/template';
export { templateExcerpt } from './wording/phrases';
export { say } from './wording/say';

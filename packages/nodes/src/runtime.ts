/** What the router and the commit need of the kinds. */
export { NODE_KINDS } from './registry';

/** All that the web application may know of this program: the type of its router. */
export type { AppRouter } from './routers';

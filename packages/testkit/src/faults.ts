/** What tests of failures need, inside a test runner and outside: sinks, the checker, a bad network, chance by a seed, and a journey to send through it all. */
export * from './chance';
export * from './checker';
export { threeMessages } from './journey/three-messages';
export * from './sinks';
export { TcpProxy } from './tcp-proxy';

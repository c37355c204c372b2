/** The plain routes beside tRPC. Each registrar brings its own authentication; a new kind of route is one more line here. */
import type { FastifyInstance } from 'fastify';
import type { ApiParts } from '../context/context';
import { registerCallbacks } from './callbacks';
import { registerHealth } from './health';
import { registerIntake } from './intake';
import { registerPreferences } from './preferences';

export type RouteRegistrar = (server: FastifyInstance, parts: ApiParts) => void;

export const routeRegistrars: RouteRegistrar[] = [
  registerHealth,
  registerIntake,
  registerPreferences,
  registerCallbacks,
];

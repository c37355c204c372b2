/** Vitest's global set-up of the integration tests: one stack for the whole run, stopped at its end. */
import type { TestProject } from 'vitest/node';
import type {} from './test-database';
import { startTestStack } from './test-stack';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const stack = await startTestStack();
  project.provide('stack', stack.addresses);
  return stack.stop;
}

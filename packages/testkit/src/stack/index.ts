/** Real servers for integration tests. */
export { createTestDatabase, type TestDatabase, testStack } from './test-database';
export { type StackAddresses, startTestStack, type TestStack } from './test-stack';

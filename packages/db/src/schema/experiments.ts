/** Arms that customers were given, the tests in which they count, and what was decided on them. */
import type { ExperimentDecision } from '@kairos/engine';
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, workspaceId } from './columns';

/** The arm that a step of a journey gave a customer, for good: whoever comes again gets the same, whatever the shares are then. */
export const assignment = pgTable(
  'assignment',
  {
    workspaceId: workspaceId(),
    customerId: uuid('customer_id').notNull(),
    journeyId: uuid('journey_id').notNull(),
    nodeId: text('node_id').notNull(),
    arm: text('arm').notNull(),
    /** Workspace clock: the moment at which the customer came to the step. */
    assignedAt: instant('assigned_at').notNull(),
    /** Key of the test in whose figures the customer is counted; null when in none. */
    experiment: text('experiment'),
    /** Whether the customer has reached the goal of that test since. */
    hasReached: boolean('has_reached').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.customerId, t.journeyId, t.nodeId] })],
);

/** The test of one step. It belongs to the step, not to a version: it lives on as long as its key stays the same. */
export const experiment = pgTable(
  'experiment',
  {
    workspaceId: workspaceId(),
    journeyId: uuid('journey_id').notNull(),
    nodeId: text('node_id').notNull(),
    key: text('key').notNull(),
    /** Workspace clock; null while nobody has come. */
    startedAt: instant('started_at'),
    /** What holds now; null while nothing is decided. */
    decision: jsonb('decision').$type<ExperimentDecision>(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.journeyId, t.nodeId, t.key] })],
);

/** Figures of one arm: as many as there are assignments that name the test, and of those that have reached its goal. */
export const experimentArm = pgTable(
  'experiment_arm',
  {
    workspaceId: workspaceId(),
    journeyId: uuid('journey_id').notNull(),
    nodeId: text('node_id').notNull(),
    key: text('key').notNull(),
    arm: text('arm').notNull(),
    entered: integer('entered').notNull(),
    reached: integer('reached').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.journeyId, t.nodeId, t.key, t.arm] })],
);

/** Everything that was ever decided on a test, by the rule or by a member; never changed. */
export const experimentDecision = pgTable(
  'experiment_decision',
  {
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity().primaryKey(),
    workspaceId: workspaceId(),
    journeyId: uuid('journey_id').notNull(),
    nodeId: text('node_id').notNull(),
    key: text('key').notNull(),
    /** Null when the rule decided. */
    memberId: uuid('member_id'),
    /** Null when a member left it to the rule again. */
    decision: jsonb('decision').$type<ExperimentDecision>(),
  },
  (t) => [index('experiment_decision_of_journey').on(t.workspaceId, t.journeyId, t.id)],
);

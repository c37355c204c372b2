/** The sending rules of a workspace: read with what they did lately, changed with a trace of who did it. */
import {
  countWithheld,
  type Database,
  findRulesRevision,
  findWorkspace,
  insertRulesChange,
  listRulesChanges,
  readSendingRules,
  updateSendingRules,
  withWorkspaceSql,
} from '@kairos/db';
import { checkSendingRules, RULES_PROBLEMS, type SendingRules } from '@kairos/engine';
import { workspaceTime } from '../customers/workspace-time';
import { rulesChangedMeanwhile, rulesDoNotFit } from './errors';
import { reconsiderHeld } from './reconsider-held';

const MOST_CHANGES = 50;
const LATELY = 7 * 24 * 3_600_000;

/** The rules, their revision, and every change from the newest on; `changedAt` is real time, epoch ms. */
export async function readRules(database: Database, workspaceId: string) {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const changes = await listRulesChanges(sql, workspaceId, MOST_CHANGES);
    return {
      rules: await readSendingRules(sql),
      revision: changes[0]?.id ?? 0,
      changes: changes.map((change) => ({ ...change, changedAt: change.changedAt.getTime() })),
    };
  });
}

/** What hours and caps did with the messages of the last seven days of the workspace's clock, by channel, topic and reason. */
export async function readWithheldLately(database: Database, workspaceId: string) {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const now = (await workspaceTime(sql)).getTime();
    return countWithheld(sql, workspaceId, new Date(now - LATELY));
  });
}

/**
 * Puts other rules in force and asks for everything that is held anew, so that what nothing holds any more leaves.
 * `revision` is the one that the rules were changed from. Throws `sending/rules-do-not-fit` and `sending/rules-changed`.
 */
export async function changeRules(
  database: Database,
  workspaceId: string,
  change: { rules: SendingRules; revision: number; memberId: string },
): Promise<{ revision: number; moved: number }> {
  const { rules, memberId } = change;
  const wrong = checkSendingRules(rules).find(({ code }) => RULES_PROBLEMS[code] === 'error');
  if (wrong) throw rulesDoNotFit(wrong.path);
  const revision = await withWorkspaceSql(database, workspaceId, async (sql) => {
    await findWorkspace(sql, workspaceId, { lock: true });
    if ((await findRulesRevision(sql, workspaceId)) !== change.revision) throw rulesChangedMeanwhile();
    await updateSendingRules(sql, workspaceId, rules);
    await insertRulesChange(sql, workspaceId, { memberId, rules });
    return findRulesRevision(sql, workspaceId);
  });
  return { revision, moved: await reconsiderHeld(database, workspaceId) };
}

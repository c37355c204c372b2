/** What members change about themselves and owners about the workspace. */
import { router } from '../../trpc';
import { changePassword } from './change-password';
import { changeProfile } from './change-profile';
import { changeWorkspace } from './change-workspace';
import { createWriteKey } from './create-write-key';
import { listWriteKeys } from './list-write-keys';
import { revokeWriteKey } from './revoke-write-key';

export const settingsRouter = router({
  changePassword,
  changeProfile,
  changeWorkspace,
  writeKeys: router({ list: listWriteKeys, create: createWriteKey, revoke: revokeWriteKey }),
});

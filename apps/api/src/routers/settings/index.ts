/** What members change about themselves and owners about the workspace. */
import { router } from '../../trpc';
import { changePassword } from './change-password';
import { changeProfile } from './change-profile';
import { changeWorkspace } from './change-workspace';
import { createEndpoint } from './create-endpoint';
import { createWriteKey } from './create-write-key';
import { listEndpoints } from './list-endpoints';
import { listWriteKeys } from './list-write-keys';
import { removeEndpoint } from './remove-endpoint';
import { revokeWriteKey } from './revoke-write-key';
import { rotateEndpointSecret } from './rotate-endpoint-secret';

export const settingsRouter = router({
  changePassword,
  changeProfile,
  changeWorkspace,
  writeKeys: router({ list: listWriteKeys, create: createWriteKey, revoke: revokeWriteKey }),
  endpoints: router({
    list: listEndpoints,
    create: createEndpoint,
    rotateSecret: rotateEndpointSecret,
    remove: removeEndpoint,
  }),
});

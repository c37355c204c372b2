/** Sees to it that somebody can sign in, and that there is something to see. */
import { connectDatabase } from '@kairos/db';
import { createOwner, createSignInLink, createWorkspace } from '@kairos/services';
import { stage } from './progress';

const OWNER = { email: 'owner@kairos.localhost', name: 'Owner' };
/** Fixed, so that a second start finds what the first one made. */
const WORKSPACE_ID = '01900000-0000-7000-8000-000000000001';

export interface DemonstrationOptions {
  /** For the role that row-level security binds. */
  databaseUrl: string;
  publicUrl: string;
  /** The folder of the repository, which holds the data sets. */
  root: string;
}

/** Safe to repeat: what is there already stays as it is. The link is a new one each time. */
export async function prepareDemonstration(options: DemonstrationOptions): Promise<{ signInLink: string }> {
  return stage('Demonstration', async () => {
    const database = connectDatabase(options.databaseUrl, { max: 2, name: 'kairos-start' });
    try {
      const workspace = {
        workspaceId: WORKSPACE_ID,
        name: 'Demonstration',
        timeZone: 'Europe/Amsterdam',
        currency: 'EUR',
      };
      await createWorkspace(database, workspace);
      await createOwner(database, { workspaceId: WORKSPACE_ID, ...OWNER });
      return { signInLink: await createSignInLink(database, options.publicUrl, OWNER.email) };
    } finally {
      await database.end();
    }
  });
}

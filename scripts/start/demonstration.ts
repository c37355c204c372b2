/** Sees to it that somebody can sign in, and that there is something to see. */
import { connectDatabase } from '@kairos/db';
import { hesitatingBuyerJourney, NODE_KINDS, winBackJourney } from '@kairos/nodes';
import {
  createOwner,
  createSignInLink,
  DEMONSTRATION_WORKSPACE,
  resumeClocks,
  seedDemonstration,
} from '@kairos/services';
import { stage } from './progress';

const OWNER = { email: 'owner@kairos.localhost', name: 'Owner' };
const JOURNEYS = [
  { name: 'Win back', document: winBackJourney('en') },
  { name: 'Hesitating buyer', document: hesitatingBuyerJourney('en') },
];

export interface DemonstrationOptions {
  /** For the role that row-level security binds. */
  databaseUrl: string;
  publicUrl: string;
  secret: Buffer;
}

/** Safe to repeat: what is there already stays as it is. The link is a new one each time. */
export async function prepareDemonstration(options: DemonstrationOptions): Promise<{ signInLink: string }> {
  return stage('Demonstration', async () => {
    const database = connectDatabase(options.databaseUrl, { max: 2, name: 'kairos-start' });
    try {
      await resumeClocks(database);
      await seedDemonstration(database, { secret: options.secret, kinds: NODE_KINDS, journeys: JOURNEYS });
      await createOwner(database, { workspaceId: DEMONSTRATION_WORKSPACE, ...OWNER });
      return { signInLink: await createSignInLink(database, options.publicUrl, OWNER.email) };
    } finally {
      await database.end();
    }
  });
}

/** The workspace that the page shows, its clock, and word of what changes in it. */
import { router } from '../../trpc';
import { changes } from './changes';
import { get } from './get';
import { setClock } from './set-clock';
import { topics } from './topics';

export const workspaceRouter = router({ get, changes, topics, clock: router({ set: setClock }) });

/** The opening page. */
import { router } from '../../trpc';
import { watch } from './watch';

export const homeRouter = router({ watch });

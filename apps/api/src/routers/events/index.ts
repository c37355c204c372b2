/** Events: as they arrive, and what has been seen so far. */
import { router } from '../../trpc';
import { catalogue } from './catalogue';
import { habits } from './habits';
import { list } from './list';

export const eventsRouter = router({ list, catalogue, habits });

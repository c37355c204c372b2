/** The sandbox inbox: every message as the customer would see it. */
import { router } from '../../trpc';
import { counts } from './counts';
import { get } from './get';
import { list } from './list';

export const messagesRouter = router({ list, get, counts });

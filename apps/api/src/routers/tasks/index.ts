/** Tasks for people: listed, taken, done. */
import { router } from '../../trpc';
import { complete } from './complete';
import { get } from './get';
import { list } from './list';
import { putBack } from './put-back';
import { take } from './take';

export const tasksRouter = router({ list, get, take, putBack, complete });

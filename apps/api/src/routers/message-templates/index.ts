/** Message templates: contents that members keep to use in other steps. */
import { router } from '../../trpc';
import { create } from './create';
import { list } from './list';
import { remove } from './remove';
import { rename } from './rename';
import { replace } from './replace';

export const messageTemplatesRouter = router({ list, create, replace, rename, remove });

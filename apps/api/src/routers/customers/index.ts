/** Customers: found, looked at, given permissions and blocks. */
import { router } from '../../trpc';
import { attributes } from './attributes';
import { block } from './block';
import { events } from './events';
import { find } from './find';
import { get } from './get';
import { history } from './history';
import { liftBlock } from './lift-block';
import { matching } from './matching';
import { messages } from './messages';
import { recordConsent } from './record-consent';
import { recordWish } from './record-wish';
import { remove } from './remove';
import { restore } from './restore';
import { runs } from './runs';
import { wishes } from './wishes';

export const customersRouter = router({
  find,
  get,
  events,
  history,
  runs,
  messages,
  attributes,
  matching,
  recordConsent,
  wishes,
  recordWish,
  block,
  liftBlock,
  remove,
  restore,
});

/** When and how often the workspace sends. */
import { router } from '../../trpc';
import { changeRules } from './change-rules';
import { importance } from './importance';
import { rules } from './rules';
import { sendAnyway } from './send-anyway';
import { withheld } from './withheld';
import { withheldLately } from './withheld-lately';

export const sendingRouter = router({ rules, changeRules, withheldLately, importance, withheld, sendAnyway });

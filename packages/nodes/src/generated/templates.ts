/** Every ready journey there is. Made by `npm run collect`; do not edit. */
import { abandonedCart } from '../templates/abandoned-cart/template';
import { birthday } from '../templates/birthday/template';
import { callCentreFollowUp } from '../templates/call-centre-follow-up/template';
import { contractEnd } from '../templates/contract-end/template';
import { hesitatingBuyer } from '../templates/hesitating-buyer/template';
import { movingHouse } from '../templates/moving-house/template';
import { negativeScoring } from '../templates/negative-scoring/template';
import { retirement } from '../templates/retirement/template';
import type { JourneyTemplate } from '../templates/template';
import { unpaidInvoice } from '../templates/unpaid-invoice/template';
import { welcome } from '../templates/welcome/template';
import { winBack } from '../templates/win-back/template';

export const TEMPLATES: readonly JourneyTemplate[] = [
  abandonedCart,
  birthday,
  callCentreFollowUp,
  contractEnd,
  hesitatingBuyer,
  movingHouse,
  negativeScoring,
  retirement,
  unpaidInvoice,
  welcome,
  winBack,
];

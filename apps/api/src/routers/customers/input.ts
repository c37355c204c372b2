/** Names one customer. */
import { z } from 'zod';

export const customerInput = z.object({ customerId: z.uuid() });

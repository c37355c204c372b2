/** Invents what the data sets leave out: a name, addresses and permissions, the same for the same customer every time. */
import { createHash } from 'node:crypto';
import type { JsonObject } from '@kairos/engine';

const FIRST_NAMES = [
  'Anna',
  'Bram',
  'Charlotte',
  'Daan',
  'Emma',
  'Finn',
  'Gwen',
  'Hugo',
  'Iris',
  'Jan',
  'Karin',
  'Lars',
  'Maria',
  'Noor',
  'Olaf',
  'Petra',
  'Quinten',
  'Rosa',
  'Sander',
  'Tess',
  'Umar',
  'Vera',
  'Willem',
  'Xandra',
  'Yara',
  'Zeno',
];

/** Shares of customers who allow a channel. Enough say no that the canvas has something to tell. */
const CHANNELS = ['email', 'sms', 'push'] as const;
export type DemonstrationChannel = (typeof CHANNELS)[number];
const ALLOWED: Record<DemonstrationChannel, number> = { email: 0.94, sms: 0.62, push: 0.48 };

export interface Person {
  traits: JsonObject;
  allows: DemonstrationChannel[];
}

/** Addresses lead nowhere: mail to a domain reserved for tests, numbers and devices known to the sandbox only. */
export function inventPerson(userId: string): Person {
  const digest = createHash('sha256').update(userId).digest();
  const firstName = FIRST_NAMES[digest.readUInt16BE(0) % FIRST_NAMES.length] ?? 'Jan';
  const number = digest.readUInt32BE(4) % 10_000_000;
  return {
    traits: {
      first_name: firstName,
      email: `${firstName.toLowerCase()}.${userId.replace(/\W/g, '')}@customers.test`,
      phone: `+3161${String(number).padStart(7, '0')}`,
      push_token: digest.toString('base64url', 8, 24),
    },
    allows: CHANNELS.filter((channel, index) => digest.readUInt8(24 + index) / 256 < ALLOWED[channel]),
  };
}

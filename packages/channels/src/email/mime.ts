/** Writes an e-mail as it travels: the headers of bulk mail, and two alternatives, plain text first. */
import MimeNode from 'nodemailer/lib/mime-node';
import { encode, wrap } from 'nodemailer/lib/qp';
import type { OutgoingMessage } from '../provider/transmit';
import { oneLine } from '../render/text';
import { type EmailWords, emailHtml, emailText } from './layout';

export interface EmailSender {
  /** Mailbox that customers see and can answer to. */
  address: string;
}

export interface WrittenEmail {
  envelope: { from: string; to: string[] };
  raw: Buffer;
}

const LONGEST_LINE = 998;

/** The complete message. Everything in it follows from its arguments: written twice, it is the same bytes. */
export function writeEmail(
  message: OutgoingMessage,
  words: EmailWords & { language: 'en' | 'nl' },
  sender: EmailSender,
): WrittenEmail {
  const frame = { language: words.language, brand: message.brand, unsubscribeUrl: message.unsubscribeUrl };
  const boundary = `kairos-${message.id}`;
  const raw = [
    writeHeaders(message, words, sender, boundary),
    '',
    `--${boundary}`,
    ...writePart('text/plain', emailText(words, frame)),
    `--${boundary}`,
    ...writePart('text/html', asciiHtml(emailHtml(words, frame))),
    `--${boundary}--`,
    '',
  ].join('\r\n');
  return {
    // One return address per message: a bounce then names the message it belongs to.
    envelope: { from: `bounce+${message.id}@${domainOf(sender.address)}`, to: [message.recipient] },
    raw: Buffer.from(raw, 'latin1'),
  };
}

function writeHeaders(
  message: OutgoingMessage,
  words: EmailWords & { language: string },
  sender: EmailSender,
  boundary: string,
): string {
  const domain = domainOf(sender.address);
  const node = new MimeNode('multipart/alternative', { newline: '\r\n' });
  node.setHeader({
    From: { name: oneLine(message.brand), address: sender.address },
    To: { name: '', address: message.recipient },
    Subject: words.subject,
    Date: new Date(message.sentAt),
    'Message-ID': `<${message.id}@${domain}>`,
    // Folding would break the address in two for some readers, so these lines stay whole.
    'List-Unsubscribe': {
      prepared: true,
      value: `<${message.unsubscribeUrl}>, <mailto:unsubscribe+${message.id}@${domain}?subject=unsubscribe>`,
    },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': { prepared: true, value: `<${labelOf(message.topic)}.${message.workspaceId}.${domain}>` },
    'Feedback-ID': `${message.journeyId}:${message.workspaceId}:${labelOf(message.topic)}:kairos`,
    'Content-Language': words.language,
  });
  node.setHeader('Content-Type', `multipart/alternative; boundary="${boundary}"`);
  return node.buildHeaders();
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** A topic as a part of a domain name. */
function labelOf(topic: string): string {
  const label = topic
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return label || 'messages';
}

function writePart(type: string, text: string): string[] {
  const lines = text.replace(/\r?\n/g, '\r\n');
  const travelsAsIs = isAscii(lines) && longestLine(lines) <= LONGEST_LINE;
  return [
    `Content-Type: ${type}; charset=utf-8`,
    `Content-Transfer-Encoding: ${travelsAsIs ? '7bit' : 'quoted-printable'}`,
    '',
    travelsAsIs ? lines : wrap(encode(lines)),
  ];
}

// As character references the page is plain ASCII: nothing has to be encoded on the way, which is the costly part of writing mail.
function asciiHtml(html: string): string {
  if (isAscii(html)) return html;
  return html.replace(/[^\x00-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
}

const isAscii = (text: string): boolean => !/[^\x00-\x7f]/.test(text);

function longestLine(text: string): number {
  let longest = 0;
  let from = 0;
  for (let end = text.indexOf('\r\n'); end !== -1; end = text.indexOf('\r\n', from)) {
    longest = Math.max(longest, end - from);
    from = end + 2;
  }
  return Math.max(longest, text.length - from);
}

/** The truth outside the product: a file to which a sink appends every message, on the disk before the sender hears a word. */
import { existsSync, readFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

export interface LedgerLine {
  channel: 'email' | 'sms' | 'push' | 'webhook';
  /** The message's or call's id as it travelled: the Idempotency-Key, `webhook-id`, or what the return address names; null when there was none. */
  key: string | null;
  recipient: string;
  /** Real time, epoch ms, at which it was presented. */
  at: number;
  /** Whether the sink took it. A line that was not taken tells only that it was presented. */
  kept: boolean;
  /** What the script made of it; null when nothing was done to it. */
  fault: string | null;
  /** SHA-256 of the content, so that a second copy can be compared with the first. */
  digest: string;
  /** Left half of the Message-ID header, for e-mail. */
  messageId: string | null;
}

export class Ledger {
  private waiting: { line: string; resolve: () => void; reject: (error: unknown) => void }[] = [];
  private isWriting = false;

  private constructor(private readonly file: FileHandle) {}

  static async open(path: string): Promise<Ledger> {
    return new Ledger(await open(path, 'a'));
  }

  /** Resolves when the line is on the disk; lines that arrive together share a flush. */
  append(line: LedgerLine): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ line: `${JSON.stringify(line)}\n`, resolve, reject });
      void this.write();
    });
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  private async write(): Promise<void> {
    if (this.isWriting) return;
    this.isWriting = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0);
      try {
        await this.file.appendFile(batch.map(({ line }) => line).join(''));
        await this.file.datasync();
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.isWriting = false;
  }
}

/** All whole lines of a ledger; a last one that was cut off by the end of its process was never confirmed to anyone. */
export function readLedger(path: string): LedgerLine[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .flatMap((line): LedgerLine[] => (line === '' ? [] : [JSON.parse(line)]));
}

/** Where a line to PostgreSQL leads, and whether it is encrypted: read from the URL as libpq reads it. */

export type Encryption = 'off' | 'if-offered' | 'encrypted' | 'verified';

export interface LineTarget {
  host: string;
  port: number;
  encryption: Encryption;
}

const ENCRYPTIONS: Record<string, Encryption> = {
  disable: 'off',
  allow: 'if-offered',
  prefer: 'if-offered',
  require: 'encrypted',
  'verify-ca': 'verified',
  'verify-full': 'verified',
};

/** Without `sslmode` the line is plain. An unknown mode is taken at its strictest. */
export function lineTarget(url: string): LineTarget {
  const { hostname, port, searchParams } = new URL(url);
  const mode = searchParams.get('sslmode');
  return {
    host: decodeURIComponent(hostname).replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? 5432 : Number(port),
    encryption: mode === null ? 'off' : (ENCRYPTIONS[mode] ?? 'verified'),
  };
}

/** The URL for the client, which is handed lines that are encrypted already. */
export function withoutEncryption(url: string): string {
  const plain = new URL(url);
  plain.searchParams.delete('sslmode');
  return plain.toString();
}

/** Where a request to an address that somebody typed in may go: resolved once, and every answer looked at. */
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address';

/**
 * - `address-invalid`: not a web address that we call
 * - `address-blocked`: it leads into our own network, or to a port or host that is not for this
 * - `address-unknown`: the name cannot be resolved
 */
export type DestinationProblem = 'address-invalid' | 'address-blocked' | 'address-unknown';

export interface Destination {
  url: URL;
  /** The only addresses that may be dialled: the name is not asked for again, so that it cannot answer otherwise. */
  addresses: { address: string; family: 4 | 6 }[];
}

export interface DestinationRules {
  /** Hosts of the installation's own network that may be called all the same, as `host` or `host:port`. */
  ownHosts: readonly string[];
  /** Name → addresses; the system's resolver unless a test has its own. */
  resolve?: (hostname: string) => Promise<{ address: string; family: number }[]>;
}

const HTTPS_PORT = '443';
/** Names that lead inside by convention, whatever they resolve to. */
const INSIDE = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)$/;

/** Whether the text can be an endpoint at all, before its name is resolved; null when it can. */
export function whyNotAnEndpoint(
  text: string,
  { ownHosts }: Pick<DestinationRules, 'ownHosts'>,
): DestinationProblem | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return 'address-invalid';
  if (isOwn(url, ownHosts)) return null;
  if (url.protocol !== 'https:') return 'address-invalid';
  if (url.port !== '' && url.port !== HTTPS_PORT) return 'address-blocked';
  const host = hostOf(url);
  if (isIP(host) !== 0) return isPublicAddress(host) ? null : 'address-blocked';
  return INSIDE.test(host) ? 'address-blocked' : null;
}

/** The destination, or why there is none. */
export async function findDestination(
  text: string,
  rules: DestinationRules,
): Promise<Destination | DestinationProblem> {
  const problem = whyNotAnEndpoint(text, rules);
  if (problem !== null) return problem;
  const url = new URL(text);
  const host = hostOf(url);
  const addresses = await addressesOf(host, rules.resolve ?? resolveBySystem);
  if (addresses.length === 0) return 'address-unknown';
  if (!isOwn(url, rules.ownHosts) && !addresses.every(({ address }) => isPublicAddress(address)))
    return 'address-blocked';
  return { url, addresses };
}

const resolveBySystem = (hostname: string) => lookup(hostname, { all: true });

async function addressesOf(
  host: string,
  resolve: NonNullable<DestinationRules['resolve']>,
): Promise<Destination['addresses']> {
  const family = isIP(host);
  if (family === 4 || family === 6) return [{ address: host, family }];
  try {
    const found = await resolve(host);
    return found.map(({ address, family: version }) => ({ address, family: version === 6 ? 6 : 4 }));
  } catch {
    return [];
  }
}

/** The URL parser has brought every spelling of an IPv4 address into its one form. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

function isOwn(url: URL, ownHosts: readonly string[]): boolean {
  const port = url.port || (url.protocol === 'https:' ? HTTPS_PORT : '80');
  return ownHosts.some((own) => own === hostOf(url) || own === `${hostOf(url)}:${port}`);
}

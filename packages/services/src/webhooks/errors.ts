/** What the use cases of webhooks may refuse. */
import { Refusal } from '../refusal';

export const endpointNotFound = () =>
  new Refusal('settings/endpoint-not-found', 'not-found', 'There is no such endpoint in this workspace.');

export const endpointNotAllowed = () =>
  new Refusal(
    'settings/endpoint-not-allowed',
    'invalid',
    'An endpoint is an https address of the open internet, or a host that KAIROS_WEBHOOK_HOSTS names.',
  );

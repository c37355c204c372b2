/** What signing in may refuse. None of these tells whether an account exists. */
import { Refusal } from '../refusal';

/** Address unknown, no password chosen, or a wrong one. */
export const wrongCredentials = () =>
  new Refusal('sign-in/wrong-credentials', 'not-signed-in', 'The address and the password do not belong together.');

/** The one-time link is unknown, used up or too old. */
export const linkNotValid = () =>
  new Refusal('sign-in/link-not-valid', 'not-signed-in', 'The sign-in link is unknown, used up or expired.');

/** Too many attempts for this account or from this address. */
export const tooManyAttempts = (minutes: number) =>
  new Refusal('sign-in/too-many-attempts', 'too-many', 'Too many attempts to sign in.', { minutes });

/** There is no live session. */
export const notSignedIn = () => new Refusal('sign-in/not-signed-in', 'not-signed-in', 'No live session.');

/** The member's current password was needed and is not this one. */
export const wrongPassword = () =>
  new Refusal('settings/wrong-password', 'invalid', 'The current password is not the given one.');

/** No member has this address. Only the launcher and the seed meet this one. */
export const noSuchMember = () => new Refusal('sign-in/no-such-member', 'not-found', 'No member has this address.');

/** What the use cases of message templates may refuse. */
import { Refusal } from '../refusal';

/** Unknown, another workspace's, or removed in the meantime. */
export const templateNotFound = () =>
  new Refusal('message-templates/not-found', 'not-found', 'There is no such message template in this workspace.');

export const templateNameTaken = (name: string) =>
  new Refusal('message-templates/name-taken', 'conflict', 'The workspace has a message template of this name.', {
    name,
  });

/** Somebody else changed it since it was read. */
export const templateChanged = () =>
  new Refusal('message-templates/changed', 'conflict', 'The message template was changed in the meantime.');

export const templateOfOtherChannel = () =>
  new Refusal('message-templates/other-channel', 'conflict', 'The message template is for another channel.');

export const templateBlank = () =>
  new Refusal('message-templates/blank', 'invalid', 'A message template needs some content.');

export const templateTooLong = ({ part, most }: { part: string; most: number }) =>
  new Refusal('message-templates/too-long', 'invalid', `The part "${part}" has more than ${most} characters.`, {
    part,
    most,
  });

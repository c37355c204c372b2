/** Why no content could be made for a message. Such a message is rejected; a blank one never goes out. */

/**
 * - `template-invalid`: the template cannot be read (marketer)
 * - `template-too-costly`: rendering hit a limit (marketer)
 * - `blank`: a part that must have words came out empty (marketer or customer data)
 * - `too-long`: more than the channel carries (marketer or customer data)
 */
export type RenderFailureCode = 'template-invalid' | 'template-too-costly' | 'blank' | 'too-long';

export class RenderFailure extends Error {
  constructor(
    readonly code: RenderFailureCode,
    /** Part of the content: subject, body, text, title… */
    readonly part: string,
    message: string,
  ) {
    super(message);
    this.name = 'RenderFailure';
  }
}

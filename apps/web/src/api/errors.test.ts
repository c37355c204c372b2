import { TRPCClientError } from '@trpc/client';
import { describe, expect, it } from 'vitest';
import { errorSentence, isMissing, isRefusal, type Say } from './errors';

/** Answers with the keys it was asked for, and what was filled in. */
const t: Say = (keys, values) => JSON.stringify({ keys, ...(values ? { values } : {}) });

const refusal = (data: object) => TRPCClientError.from({ error: { message: 'for developers', code: -32_000, data } });

describe('an error on the screen', () => {
  it('says what the area says about its own refusal, with the general sentence behind it', () => {
    const error = refusal({ code: 'TOO_MANY_REQUESTS', refusal: 'sign-in/too-many-attempts', values: { minutes: 15 } });
    expect(JSON.parse(errorSentence(error, t))).toEqual({
      keys: ['sign-in:error.too-many-attempts', 'shared:error.too-many'],
      values: { minutes: 15 },
    });
  });

  it('never shows the message for developers', () => {
    const error = refusal({ code: 'INTERNAL_SERVER_ERROR', refusal: null, values: {} });
    expect(errorSentence(error, t)).not.toContain('for developers');
    expect(JSON.parse(errorSentence(error, t)).keys).toBe('shared:error.internal');
  });

  it('says that Kairos cannot be reached when there was no answer at all', () => {
    expect(JSON.parse(errorSentence(new TypeError('Failed to fetch'), t)).keys).toBe('shared:error.offline');
  });

  it('is worth another try only when the server did not say no', () => {
    expect(isRefusal(refusal({ code: 'NOT_FOUND' }))).toBe(true);
    expect(isRefusal(refusal({ code: 'INTERNAL_SERVER_ERROR' }))).toBe(false);
    expect(isRefusal(new TypeError('Failed to fetch'))).toBe(false);
  });

  it('knows what is not there from what went wrong', () => {
    expect(isMissing(refusal({ code: 'NOT_FOUND' }))).toBe(true);
    expect(isMissing(refusal({ code: 'FORBIDDEN' }))).toBe(false);
  });
});

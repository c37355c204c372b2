/** Members: how they sign in, stay signed in and become owners. */
export * from './errors';
export * from './owners';
export { newPasswordSchema } from './passwords';
export * from './profile';
export { endAllSessions, endSession, findSignedInMember, type OpenedSession, type SignedInMember } from './sessions';
export * from './sign-in';
export * from './sign-in-links';

/** Ends the session and leads to the sign-in page. */
import { useMutation } from '@tanstack/react-query';
import { trpc } from '../api/trpc';

export function useSignOut(): () => void {
  // A fresh page: nothing that was loaded stays in memory.
  const signOut = useMutation(trpc.auth.signOut.mutationOptions({ onSuccess: () => location.assign('/sign-in') }));
  return () => signOut.mutate();
}

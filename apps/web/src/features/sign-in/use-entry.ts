/** What both ways in share: afterwards nothing old is shown, and the visitor goes where they were heading. */
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { forgetEverything } from '../../app/me';

const route = getRouteApi('/sign-in');

export function useEntry(): () => void {
  const router = useRouter();
  const { next } = route.useSearch();
  return () => {
    forgetEverything();
    router.history.replace(isOwnPath(next) ? next : '/');
  };
}

/** `//elsewhere` and `/\elsewhere` would leave this site. */
function isOwnPath(path: string | undefined): path is string {
  return (
    path !== undefined && new URL(path, location.origin).origin === location.origin && !path.startsWith('/sign-in')
  );
}

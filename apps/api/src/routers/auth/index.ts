/** Signing in and out. */
import { router } from '../../trpc';
import { me } from './me';
import { signIn } from './sign-in';
import { signInWithLink } from './sign-in-with-link';
import { signOut } from './sign-out';

export const authRouter = router({ me, signIn, signInWithLink, signOut });

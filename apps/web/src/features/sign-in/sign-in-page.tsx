/** Two ways in: the one-time link that the launcher printed, or address and password. */
import { useDocumentTitle } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../../i18n/language-switch';
import { LinkForm } from './link-form';
import { PasswordForm } from './password-form';
import styles from './sign-in-page.module.css';

export function SignInPage() {
  const { t } = useTranslation('sign-in');
  useDocumentTitle(`${t('title')} · Kairos`);
  const [token, setToken] = useState(tokenOfAddress);
  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <div className={styles.logo} aria-hidden="true">
          K
        </div>
        {token === null ? <PasswordForm /> : <LinkForm token={token} onGiveUp={() => setToken(null)} />}
      </main>
      <footer className={styles.foot}>
        <LanguageSwitch />
      </footer>
    </div>
  );
}

/** `#link=<token>`. */
function tokenOfAddress(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get('link');
}

/** Entry of the gallery: all settings forms beside each other, with nothing behind them. Served while developing, never built. */
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/styles';
import { i18next } from '../i18n';
import { cssVariables, theme } from '../ui/theme';
import { Gallery } from './gallery';

const root = document.getElementById('root');
if (!root) throw new Error('gallery.html has no #root.');

const wishes = new URLSearchParams(location.search);
const scheme = wishes.get('theme') === 'dark' ? 'dark' : 'light';
void i18next.changeLanguage(wishes.get('language') ?? 'en');

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={scheme}>
      <QueryClientProvider client={new QueryClient()}>
        <Gallery kind={wishes.get('kind')} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

/** Builds the web application; in development it hands API calls on to the API program. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './compress';

const api = process.env.KAIROS_API_URL ?? 'http://127.0.0.1:4400';

export default defineConfig({
  plugins: [react(), compress()],
  server: { port: 5173, proxy: { '/trpc': api, '/v1': api, '^/u/': api } },
  build: { target: 'es2022', sourcemap: true, chunkSizeWarningLimit: 700 },
});

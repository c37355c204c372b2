/** Builds the api for Node: our own packages into one file, those from npm stay where npm put them. */
import { defineConfig } from 'vite';

export default defineConfig({
  ssr: { noExternal: /^@kairos\// },
  build: {
    ssr: true,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: { input: { main: 'src/main.ts' } },
  },
});

/** Builds the worker and the sandbox for Node, and beside them the bundle of workflow code that Temporal runs apart. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { defineConfig, type Plugin } from 'vite';

const fileBeside = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Bundled here and not at every start of the worker, which would wait seconds for it. */
function workflowBundle(): Plugin {
  return {
    name: 'kairos-workflow-bundle',
    async closeBundle(error) {
      if (error) return;
      const { code } = await bundleWorkflowCode({ workflowsPath: fileBeside('src/workflows/index.ts') });
      await writeFile(fileBeside('dist/workflow-bundle.js'), code);
    },
  };
}

export default defineConfig({
  plugins: [workflowBundle()],
  ssr: { noExternal: /^@kairos\// },
  build: {
    ssr: true,
    target: 'node20',
    sourcemap: true,
    rolldownOptions: { input: { main: 'src/main.ts', sandbox: 'src/sandbox.ts' } },
  },
});

/** Writes a compressed copy beside every text file of the build, so that the server need not compress on each request. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const compressBytes = promisify(gzip);
/** Below this a packet carries the file whole anyway. */
const WORTH_IT = 1_400;

export function compress(): Plugin {
  let folder = '';
  return {
    name: 'kairos:compress',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const files = await readdir(folder, { recursive: true });
      for (const file of files.filter((name) => /\.(js|css|html|svg)$/.test(name))) {
        const content = await readFile(join(folder, file));
        if (content.length > WORTH_IT)
          await writeFile(join(folder, `${file}.gz`), await compressBytes(content, { level: 9 }));
      }
    },
  };
}

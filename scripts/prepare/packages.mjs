/** Installs the npm packages when they are missing or are not those of the lock file. Uses nothing but Node itself. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROGRESS_EVERY_MS = 15_000;

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} LockFile
 */

/**
 * Whether everything that the lock file asks for is there in that version. npm keeps its own list of what it installed,
 * which is not told when a folder goes another way.
 * @param {LockFile} wanted package-lock.json
 * @param {LockFile | undefined} installed node_modules/.package-lock.json
 * @param {(path: string) => boolean} isThere whether a folder exists, by its path in the lock file
 */
export function isInstalled(wanted, installed, isThere) {
  const present = installed?.packages ?? {};
  return Object.entries(wanted.packages ?? {}).every(([path, { version, link, optional }]) => {
    if (!path.includes('node_modules/') || link) return true;
    const found = present[path];
    // Packages for other platforms are optional and absent.
    return found ? found.version === version && isThere(path) : optional === true;
  });
}

/**
 * @param {string} root
 * @param {(sentence: string) => void} report
 * @returns {Promise<void>} rejects with a sentence that says why npm could not do it
 */
export async function installPackages(root, report) {
  const wanted = readLock(join(root, 'package-lock.json'));
  if (wanted === undefined) throw new Error('package-lock.json is missing: this is not a complete copy of Kairos.');
  const isThere = (/** @type {string} */ path) => existsSync(join(root, path));
  if (isInstalled(wanted, readLock(join(root, 'node_modules', '.package-lock.json')), isThere)) return;
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  report('Packages: installing with npm, once: about a minute');
  const progress = setInterval(() => report(`Packages: still installing (${seconds()} s)`), PROGRESS_EVERY_MS);
  try {
    await runNpm(root);
  } finally {
    clearInterval(progress);
  }
  report(`Packages: installed (${seconds()} s)`);
}

/**
 * @param {string} file
 * @returns {LockFile | undefined}
 */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} root
 * @returns {Promise<void>}
 */
function runNpm(root) {
  return new Promise((resolve, reject) => {
    // Not "npm ci": it refuses the lock file where a registry lacks packages of platforms that are not even ours.
    // The tools that build and check are needed to start, whatever NODE_ENV says.
    const npm = spawn('npm', ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stop = () => npm.kill('SIGTERM');
    process.once('SIGTERM', stop);
    let output = '';
    for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => (output += chunk));
    npm.once('error', (error) => reject(new Error(`npm could not be started (${error.message}).`)));
    npm.once('close', (code) => {
      process.off('SIGTERM', stop);
      if (code === 0) resolve();
      else reject(new Error(explain(output)));
    });
  });
}

/** @param {string} output */
function explain(output) {
  const errors = output.split('\n').filter((line) => line.startsWith('npm error') && !/A complete log/.test(line));
  return [
    'npm could not install the packages. Check the connection to the package registry and the room on the disk, then try again.',
    ...errors.slice(0, 6).map((line) => `  ${line}`),
  ].join('\n');
}

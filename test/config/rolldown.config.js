import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'rolldown';
import { neededModules } from './needed-modules.js';

const { version: VERSION } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Writes all that is not ASCII as escapes: Node reads such a file in half the time. */
const ascii = {
  name: 'ascii',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') chunk.code = chunk.code.replaceAll(/[\u0080-\uffff]/g, escaped);
    }
  },
};

/** Ends the build where what every verb begins with has come to need more. */
const closed = {
  name: 'closed',
  generateBundle(_, bundle) {
    const start = Object.values(bundle).find((chunk) => chunk.name === 'start');
    const needed = start.imports.filter(
      (file) => file.startsWith('chunks/') && !/runtime/.test(file),
    );
    if (needed.length > 0) throw new Error(`what starts sos needs ${needed.join(', ')}, too`);
  },
};

function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const options = {
  platform: 'node',
  transform: { define: { __SOS_VERSION__: JSON.stringify(VERSION) } },
  // No module of ours does anything when it is merely imported, so that a room's index.ts brings a
  // verb only what it uses of it.
  treeshake: { moduleSideEffects: (id) => !id.includes('/src/') || id.endsWith('/cli/main.ts') },
  // A room that one verb loads late and another at once is still loaded late by the first.
  checks: { ineffectiveDynamicImport: false },
};

/** What it takes to tell the version. */
const VERSION_ALONE = ['cli/build-facts', 'host/node/at-once'];

/** What every verb begins with, and all that the help needs: nothing else is loaded for it. */
const START = ['cli/start', 'cli/context', 'cli/verbs/help', 'render/index', 'render/help'];

/** What an inbox needs beside it. */
const READING = ['cli/open-workspace', 'app/open-workspace', 'cli/verbs/inbox', 'render/inbox'];

/** What sending needs beside that: agents ask for both at every turn. */
const WRITING = ['app/write', 'app/own-seal', 'cli/verbs/send', 'render/appended'];

/** What people and agents look at besides. */
const LOOKING = ['cli/verbs/log', 'cli/verbs/show', 'cli/verbs/status', 'cli/verbs/thread'];

const needed = (names) => neededModules(names, { folder: resolve('src'), options });

const version = await needed(VERSION_ALONE);
const start = await needed(START);
const reading = await needed([...START, ...READING]);
const writing = await needed([...START, ...READING, ...WRITING]);
const looking = await needed([...START, ...READING, ...LOOKING]);

/** What is written whatever it is for. Names stay, so that a report of a bug can be read. */
const output = {
  dir: 'dist',
  format: 'cjs',
  entryFileNames: '[name].cjs',
  minify: { compress: true, mangle: false, codegen: true },
};

// CommonJS chunks start faster than ES modules on Node 20, and every lazily
// imported command stays a file of its own that other verbs never load.
const program = {
  ...options,
  input: { main: 'src/cli/main.ts' },
  plugins: [ascii, closed],
  preserveEntrySignatures: false,
  output: {
    ...output,
    dynamicImportInCjs: false,
    cleanDir: true,
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    // Each file that is opened costs as much as parsing a long one, so what is needed together is
    // one, and what is in it is needed.
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: 'version', test: (id) => version.has(id), priority: 6 },
        { name: 'start', test: (id) => start.has(id), priority: 5 },
        { name: 'reading', test: (id) => reading.has(id), priority: 4 },
        { name: 'shared', test: (id) => writing.has(id) && looking.has(id), priority: 3 },
        { name: 'writing', test: (id) => writing.has(id), priority: 2 },
        { name: 'looking', test: (id) => looking.has(id), priority: 2 },
        { name: 'common', test: /[\\/]src[\\/]/, minShareCount: 24, priority: 1 },
      ],
    },
  },
};

/** What loads the program is a file of its own, since it cannot load itself. */
const loader = {
  ...options,
  input: { 'load-kept': 'src/host/node/load-kept.ts' },
  plugins: [ascii],
  output,
};

export default defineConfig([program, loader]);

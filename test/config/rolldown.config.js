import { readFileSync } from 'node:fs';
import { defineConfig } from 'rolldown';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Writes all that is not ASCII as escapes: Node reads such a file in half the time. */
const ascii = {
  name: 'ascii',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === 'chunk') chunk.code = chunk.code.replaceAll(/[\u0080-\uffff]/g, escaped);
    }
  },
};

function escaped(unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * What every verb begins with, and an inbox, which agents ask for at every turn. Nothing in it may
 * need what is not in it or in `common`, or each of both would wait for the other.
 */
const EVERYDAY = [
  'base/nearest',
  'bus/concern-of bus/mailbox-of bus/preview-of',
  'cli/start cli/run-program cli/run-verb cli/command-line cli/complaint cli/envelope cli/deliver',
  'cli/outlet cli/context cli/verb-table cli/find-verb cli/exit-code cli/globals cli/errors',
  'cli/plain-words cli/correspondence cli/errors-of-answers cli/verbs/inbox',
  'host/errors host/node/index host/node/left-behind host/node/process-group host/node/node-.*',
  'render/index render/registry render/conversation render/wording render/inbox',
  'render/leak-lines render/mail-lines',
  'bus/errors bus/check-text bus/find-recipients bus/send-message cli/recipients cli/typed-bytes',
  'cli/errors-of-texts cli/edit-text cli/verbs/send render/appended views/appended',
  'trust/holes views/leak views/mail-line views/verification',
];

/** An expression for modules that are named by where they are in `src`. */
function among(lists) {
  const names = lists
    .flatMap((list) => list.split(' '))
    .map((name) => name.replaceAll('/', '[\\\\/]'));
  return new RegExp(`[\\\\/]src[\\\\/](?:${names.join('|')})\\.ts$`);
}

// CommonJS chunks start faster than ES modules on Node 20, and every lazily
// imported command stays a file of its own that other verbs never load.
export default defineConfig({
  input: { main: 'src/cli/main.ts' },
  platform: 'node',
  plugins: [ascii],
  transform: { define: { __SOS_VERSION__: JSON.stringify(version) } },
  // No module of ours does anything when it is merely imported, so that a room's index.ts brings a
  // verb only what it uses of it.
  treeshake: { moduleSideEffects: (id) => !id.includes('/src/') || id.endsWith('/cli/main.ts') },
  preserveEntrySignatures: false,
  // A room that one verb loads late and another at once is still loaded late by the first.
  checks: { ineffectiveDynamicImport: false },
  output: {
    dir: 'dist',
    format: 'cjs',
    dynamicImportInCjs: false,
    cleanDir: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    // Names stay, so that a report of a bug can be read.
    minify: { compress: true, mangle: false, codegen: true },
    // What many verbs use is one file: each file that is opened costs as much as parsing a long one.
    // What a dozen of them use, as scans and releases are, would cost every other one more than that.
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: 'common', test: /[\\/]src[\\/]/, minShareCount: 24, priority: 3 },
        { name: 'everyday', test: among(EVERYDAY), priority: 2 },
        {
          name: 'writing',
          test: /[\\/]src[\\/](?:signing|ledger|secrets|trust|git[\\/]blob-name|app[\\/](?:commit-author|secrets-redacted|write|append-drafts|screen-plan|find-once|own-chain|own-seal|seal)|catalog)[\\/.]/,
          priority: 1,
        },
      ],
    },
  },
});

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

/** What every verb begins with, and all that the help needs: nothing else is loaded for it. */
const START = [
  'base/.*',
  'cli/command-line cli/complaint cli/context cli/deliver cli/envelope cli/errors cli/exit-code',
  'cli/find-verb cli/globals cli/outlet cli/parameters cli/plain-words cli/run-program cli/run-verb',
  'cli/start cli/verb cli/verb-table',
  'host/errors host/node/index host/node/left-behind host/node/node-.* host/node/process-group',
  'render/columns render/conversation render/index render/paint render/registry render/text',
  'render/wording trust/holes views/verification',
];

/** What an inbox needs and what sending does: agents ask for both at every turn. */
const EVERYDAY = [
  'bus/check-text bus/concern-of bus/errors bus/find-recipients bus/mailbox-of bus/preview-of',
  'bus/send-message',
  'cli/correspondence cli/edit-text cli/errors-of-answers cli/errors-of-texts cli/recipients',
  'cli/typed-bytes cli/verbs/inbox cli/verbs/send',
  'render/appended render/inbox render/leak-lines render/mail-lines',
  'views/appended views/leak views/mail-line',
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
  plugins: [ascii, closed],
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
    // Each file that is opened costs as much as parsing a long one, so what is needed together is one:
    // what many verbs use, what the two that agents call most do, and what judges and signs. What a
    // dozen verbs use, as scans and releases are, would cost every other one more than that.
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: 'start', test: among(START), priority: 4 },
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

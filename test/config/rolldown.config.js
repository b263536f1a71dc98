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
        { name: 'common', test: /[\\/]src[\\/]/, minShareCount: 24, priority: 2 },
        {
          name: 'writing',
          test: /[\\/]src[\\/](?:signing|ledger|secrets|app[\\/](?:write|append-drafts|screen-plan|find-once|own-chain|own-seal|seal)|catalog)[\\/.]/,
          priority: 1,
        },
      ],
    },
  },
});

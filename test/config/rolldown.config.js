import { readFileSync } from 'node:fs';
import { defineConfig } from 'rolldown';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

// CommonJS chunks start faster than ES modules on Node 20, and every lazily
// imported command stays a file of its own that other verbs never load.
export default defineConfig({
  input: { main: 'src/cli/main.ts' },
  platform: 'node',
  transform: { define: { __SOS_VERSION__: JSON.stringify(version) } },
  output: {
    dir: 'dist',
    format: 'cjs',
    cleanDir: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    minify: false,
  },
});

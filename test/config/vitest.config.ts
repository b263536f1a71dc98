import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __SOS_VERSION__: JSON.stringify('0.0.0-test') },
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    // Most tests wait for programs they started: with one for each processor half of them are idle.
    maxWorkers: 2 * availableParallelism(),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: ['test/config/build-once.ts'],
    setupFiles: ['test/config/clean-environment.ts'],
    reporters: ['default'],
  },
});

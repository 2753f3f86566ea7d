import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Compiled programs use every core; more workers than cores would only wait for each other.
    maxWorkers: 2,
    testTimeout: 120_000,
    reporters: ['default', './test/closing-line.ts'],
  },
});

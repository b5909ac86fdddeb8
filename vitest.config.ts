// Where tests are, and that they run on the sources: threads without isolation, several times faster on two cores.
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    pool: "threads",
    isolate: false,
    // Budgets are counted in steps, never in seconds.
    testTimeout: 0,
    // Pages are laid out for one width, whatever the terminal's.
    env: { COLUMNS: "100" },
    include: [
      "packages/*/src/**/*.test.ts",
      "tests/**/*.test.ts",
      "tools/**/*.test.ts",
      "examples/**/*.test.ts",
      "bench/**/*.test.ts",
    ],
  },
});

import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** Everything but native modules and WebAssembly is bundled, so the built program needs no `node_modules` but theirs. */
const native = ['better-sqlite3', 'highs'];

export default defineConfig({
  main: {
    // Its build for Node declares a `require` of its own, for threads that nothing here starts, beside the one that the bundle gets.
    resolve: { alias: { fflate: at('node_modules/fflate/esm/browser.js') } },
    build: {
      target: 'node24',
      outDir: at('out/main'),
      minify: false,
      externalizeDeps: false,
      rolldownOptions: {
        external: ['electron', ...native],
        input: {
          desktop: at('electron/desktop/main.ts'),
          server: at('electron/server/main.ts'),
          cli: at('electron/cli/main.ts'),
          'core-thread': at('electron/core/thread/entry.ts'),
          'parse-thread': at('electron/core/parse/entry.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      target: 'node24',
      outDir: at('out/preload'),
      minify: false,
      externalizeDeps: false,
      rolldownOptions: {
        external: ['electron'],
        input: { preload: at('electron/desktop/preload.ts') },
        // A sandboxed preload cannot be an ES module.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      target: 'chrome140',
      outDir: at('out/renderer'),
      emptyOutDir: true,
      sourcemap: false,
      minify: true,
      // One window, loaded from this machine: splitting it would cost a start more than it saves.
      chunkSizeWarningLimit: 3000,
      // Data URLs would need a wider content security policy.
      assetsInlineLimit: 0,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
});

import { globSync } from 'node:fs';
import { basename } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import manifest from './package.json' with { type: 'json' };

const packages = Object.keys({ ...manifest.peerDependencies, ...manifest.dependencies });
const locales = globSync('src/react/messages/*.ts').map((path) => basename(path, '.ts'));

/** Declares the style sheet as a module: TypeScript 6 and newer reject the import of a file without declarations. */
const declareStyles: Plugin = {
  name: 'declare-styles',
  apply: ({ build }) => Boolean(build?.lib), // Storybook builds with these plugins too
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'styles.d.ts', source: 'export {};\n' });
  },
};

export default defineConfig({
  plugins: [react(), declareStyles],
  publicDir: false,
  build: {
    target: 'es2022',
    sourcemap: true,
    minify: false,
    cssCodeSplit: true,
    lib: {
      entry: {
        index: 'src/index.ts',
        core: 'src/core.ts',
        server: 'src/server.ts',
        serverNode: 'src/serverNode.ts',
        testing: 'src/testing.ts',
        styles: 'src/react/styles.css',
        ...Object.fromEntries(
          locales.map((name) => [`react/messages/${name}`, `src/react/messages/${name}.ts`]),
        ),
      },
      formats: ['es'],
    },
    rolldownOptions: {
      external: [/^node:/, ...packages.map((name) => new RegExp(`^${name}(/.*)?$`))],
      // one output module per source file: a bundle would drop `'use client'` without a warning
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
});

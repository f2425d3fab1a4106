// Builds index.html and what it needs into ../assets: flat, with hashed names, each text file with a
// gzip twin that the router sends as it is.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineConfig } from 'vite';

const ASSETS = join(import.meta.dirname, '..', 'assets');

const gzipTwins = {
  name: 'gzip-twins',
  closeBundle() {
    for (const name of readdirSync(ASSETS)) {
      if (/\.(js|css)$/.test(name)) {
        const file = join(ASSETS, name);
        writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
      }
    }
  },
};

export default defineConfig({
  // The page's <base> is graphiql/, so it works wherever the router is mounted.
  base: './',
  plugins: [gzipTwins],
  build: {
    outDir: ASSETS,
    emptyOutDir: true,
    assetsDir: '',
    // Files of their own, as the page's policy allows no data: scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 10_000,
    reportCompressedSize: false,
    target: 'es2022',
  },
  worker: { format: 'es' },
});

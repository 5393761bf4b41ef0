import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** Where `npm start` puts the gateway. */
const gateway = 'http://127.0.0.1:4000';

/** Builds the panel into the folder that the gateway serves; in development it asks a running gateway. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react(), compressed()],
  build: {
    outDir: '../dist/admin',
    emptyOutDir: true,
    // Inlined fonts would be loaded by everyone, needed or not.
    assetsInlineLimit: 0,
    // the editor of the query page; nobody else loads it
    chunkSizeWarningLimit: 2_900,
    rolldownOptions: {
      // for a compiler that we do not use
      onwarn: (warning, warn) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && warn(warning),
    },
    target: 'es2023',
  },
  server: {
    proxy: { '/graphql': gateway, '/auth': gateway },
  },
});

/** Lays a compressed copy beside each script and sheet, so that the gateway need not compress on each request. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    // Not before the files are written: until then the bundler still fills in what one script loads of the others.
    writeBundle({ dir = '' }, bundle) {
      for (const { fileName } of Object.values(bundle)) {
        if (!/\.(js|css)$/.test(fileName)) continue;
        const path = join(dir, fileName);
        const source = readFileSync(path);
        writeFileSync(`${path}.br`, brotliCompressSync(source, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
        writeFileSync(`${path}.gz`, gzipSync(source));
      }
    },
  };
}

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `npm start` puts the gateway. */
const gateway = 'http://127.0.0.1:4000';

/** Builds the panel into the folder that the gateway serves; in development it asks a running gateway. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [react()],
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

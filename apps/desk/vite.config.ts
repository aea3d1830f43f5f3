import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Packages come as source, so that the page is built without building them first.
export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@straitwatch/source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2023',
    sourcemap: true,
    chunkSizeWarningLimit: 2500,
    // Nothing is put into the page as data: the map's worker and the fonts are files of their own.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8080', ws: true } } },
});

/** The least that a page with a chart can be: MapLibre alone with our coast, served from this process. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';

const library = dirname(createRequire(import.meta.url).resolve('maplibre-gl/dist/maplibre-gl.css'));
const coast = new URL('../../data/coast.geojson', import.meta.url);

const page = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/maplibre-gl.css">
<style>html, body, #map { height: 100%; margin: 0 }</style><div id="map"></div>
<script type="module">
import { Map, setWorkerUrl } from '/maplibre-gl.mjs';
setWorkerUrl('/maplibre-gl-worker.mjs');
new Map({
  container: 'map', bounds: [1.0, 50.72, 2.25, 51.32], attributionControl: false,
  style: { version: 8,
    sources: { coast: { type: 'geojson', data: '/coast.geojson' } },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': '#e6edf2' } },
      { id: 'land', type: 'fill', source: 'coast', paint: { 'fill-color': '#efe7d6' } },
    ] },
});
</script>`;

const kinds: Readonly<Record<string, string>> = {
  html: 'text/html',
  mjs: 'text/javascript',
  css: 'text/css',
  geojson: 'application/json',
};

/** Serves the bare page on a free port. */
export function serveBare(): Promise<{ url: string; server: Server }> {
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '/');
    const kind = kinds[path.split('.').at(-1) ?? ''];
    try {
      const body =
        path === '/index.html'
          ? page
          : readFileSync(path === '/coast.geojson' ? coast : join(library, path));
      response.writeHead(200, { 'content-type': kind ?? 'text/plain' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({ url: `http://127.0.0.1:${port}/`, server });
    });
  });
}

/** The chart, drawn from our own data. Colours come in for day and night; nothing is fetched from outside. */

import deskMap from '@straitwatch/data/desk-map.json';
import type { ExpressionSpecification, StyleSpecification } from 'maplibre-gl';
import type { Language } from '../words/index.js';

export type Theme = 'day' | 'night';
const colours = {
  day: {
    sea: '#e6edf2',
    land: '#efe8d6',
    coast: '#b9ad8c',
    lane: '#d3dfe8',
    zone: '#ecd5dc',
    line: '#8a94a0',
    text: '#3b4450',
    halo: '#f7f7f2',
  },
  night: {
    sea: '#120d0c',
    land: '#2a1f1a',
    coast: '#5a4436',
    lane: '#1c1513',
    zone: '#2c1816',
    line: '#6a5348',
    text: '#b79c8c',
    halo: '#120d0c',
  },
} as const;

interface PlaceLayer {
  id: string;
  from: 'places' | 'capes' | 'banks' | 'lightvessels';
  sizePx: number;
  minzoom: number;
}

/** Names on the chart. What is drawn last has the first right to its place. */
export const placeLayers: readonly PlaceLayer[] = [
  { id: 'banks', from: 'banks', sizePx: 11, minzoom: 9 },
  { id: 'capes', from: 'capes', sizePx: 11, minzoom: 8.8 },
  { id: 'places', from: 'places', sizePx: 12, minzoom: 8.4 },
  { id: 'vessels', from: 'lightvessels', sizePx: 11, minzoom: 8 },
];

/** Countries whose coast of the Strait has its land in the west: names stand there, off the water. */
const westCoasts = ['GB'];

export function inlandSide(country: string | undefined): 'left' | 'right' {
  return country !== undefined && westCoasts.includes(country) ? 'left' : 'right';
}

export function chartStyle(theme: Theme, language: Language): StyleSpecification {
  const c = colours[theme];
  const name: ExpressionSpecification =
    language === 'fr'
      ? ['coalesce', ['get', 'labelFr'], ['get', 'label'], ['get', 'name']]
      : ['coalesce', ['get', 'label'], ['get', 'name']];
  const { layers } = deskMap;
  const source = (key: keyof typeof layers) => ({
    type: 'geojson' as const,
    data: layers[key] as GeoJSON.FeatureCollection,
  });
  const label = ({ id, from, sizePx, minzoom }: PlaceLayer) => ({
    id,
    type: 'symbol' as const,
    source: id,
    minzoom,
    layout: {
      'text-field': name,
      'text-font': ['IBM Plex Sans'],
      'text-size': sizePx,
      'symbol-sort-key': ['coalesce', ['get', 'rank'], 4] as ExpressionSpecification,
      'text-anchor': (from === 'places'
        ? ['match', ['get', 'country'], westCoasts, 'right', 'left']
        : 'left') as ExpressionSpecification,
      'text-offset': (from === 'places'
        ? ['match', ['get', 'country'], westCoasts, ['literal', [-0.6, 0]], ['literal', [0.6, 0]]]
        : [0.6, 0]) as ExpressionSpecification,
    },
    paint: { 'text-color': c.text, 'text-halo-color': c.halo, 'text-halo-width': 1 },
  });
  return {
    version: 8,
    sources: {
      land: source('land'),
      zones: source('separationZones'),
      lanes: source('lanes'),
      boundaries: source('boundaries'),
      vessels: source('lightvessels'),
      banks: source('banks'),
      places: source('places'),
      capes: source('capes'),
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': c.sea } },
      { id: 'lanes', type: 'fill', source: 'lanes', paint: { 'fill-color': c.lane } },
      { id: 'zones', type: 'fill', source: 'zones', paint: { 'fill-color': c.zone } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': c.land } },
      {
        id: 'coast',
        type: 'line',
        source: 'land',
        paint: { 'line-color': c.coast, 'line-width': 1 },
      },
      {
        id: 'boundaries',
        type: 'line',
        source: 'boundaries',
        paint: { 'line-color': c.line, 'line-width': 1, 'line-dasharray': [6, 3, 1, 3] },
      },
      ...placeLayers.map(label),
    ],
  };
}

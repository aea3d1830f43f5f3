/** Arrows of the tidal stream: each points where the water goes, and is as long as it goes in an hour. */
import { PathLayer } from '@deck.gl/layers';
import type { StreamArrows } from '@straitwatch/protocol';
import { streamColours } from './colours.js';
import type { Theme } from './style.js';

const seconds = 3_600;
const metresPerDeg = 111_195;
/** Share of the arrow that its head takes, and how far it opens. */
const headShare = 0.3;
const headTurn = 0.45;

type Path = [number, number][];

export function streamLayers(arrows: StreamArrows | undefined, theme: Theme) {
  const paths: Path[] = [];
  const count = arrows?.lat.length ?? 0;
  for (let i = 0; arrows !== undefined && i < count; i += 1) {
    paths.push(
      arrow({
        lat: arrows.lat[i] ?? 0,
        lon: arrows.lon[i] ?? 0,
        eastMps: arrows.eastMps[i] ?? 0,
        northMps: arrows.northMps[i] ?? 0,
      }),
    );
  }
  return [
    new PathLayer<Path>({
      id: 'stream',
      data: paths,
      getPath: (one) => one,
      getColor: streamColours[theme],
      widthMinPixels: 1.5,
    }),
  ];
}

/** One line: the shaft, and the head from one side over the tip to the other. */
export function arrow(flow: { lat: number; lon: number; eastMps: number; northMps: number }): Path {
  const { lat, lon } = flow;
  const perLon = metresPerDeg * Math.cos((lat * Math.PI) / 180);
  const at = (eastM: number, northM: number): [number, number] => [
    lon + eastM / perLon,
    lat + northM / metresPerDeg,
  ];
  const east = flow.eastMps * seconds;
  const north = flow.northMps * seconds;
  const side = (turn: number): [number, number] => {
    const cos = Math.cos(Math.PI + turn) * headShare;
    const sin = Math.sin(Math.PI + turn) * headShare;
    return at(east + east * cos - north * sin, north + east * sin + north * cos);
  };
  const tip = at(east, north);
  return [at(0, 0), tip, side(headTurn), tip, side(-headTurn)];
}

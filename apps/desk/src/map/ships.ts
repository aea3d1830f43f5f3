/**
 * Ships on the chart: one picture for all, set down and turned once for each ship. No outline is worked
 * out when a ship moves: two thousand of them must cost a few milliseconds.
 */
import { IconLayer } from '@deck.gl/layers';
import type { Ship } from '../live/store.js';
import type { Theme } from './style.js';

const colours = {
  day: [140, 150, 160],
  night: [110, 92, 84],
} as const satisfies Record<Theme, readonly [number, number, number]>;

/** Half of the picture's side: from the middle of the ship to its bow. */
const bowM = 620;
const quarterM = 260;
/** Side of one of the two pictures, pixels of the file. */
const sidePx = 64;

/** An arrow for a ship that says its course; a small square for one that does not. */
type ShipPicture = 'arrow' | 'square';

const outlines: Readonly<Record<ShipPicture, readonly (readonly [number, number])[]>> = {
  arrow: [
    [0, bowM],
    [150, quarterM],
    [180, quarterM * 0.4],
    [210, quarterM],
  ],
  square: [45, 135, 225, 315].map((turn) => [turn, quarterM] as const),
};

/** Corners in pixels, `leftPx` along the file; turns are clockwise from the bow, which points up. */
function path(picture: ShipPicture, leftPx: number): string {
  const pxPerM = sidePx / (2 * bowM);
  const points = outlines[picture].map(([turnDeg, lengthM]) => {
    const turn = (turnDeg * Math.PI) / 180;
    const x = leftPx + sidePx / 2 + Math.sin(turn) * lengthM * pxPerM;
    const y = sidePx / 2 - Math.cos(turn) * lengthM * pxPerM;
    return `${x.toFixed(2)},${y.toFixed(2)}`;
  });
  return `<polygon points="${points.join(' ')}" fill="#fff"/>`;
}

const size = `width="${2 * sidePx}" height="${sidePx}"`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${path('arrow', 0)}${path('square', sidePx)}</svg>`;
const pictures = `data:image/svg+xml,${encodeURIComponent(svg)}`;
const at = (x: number) => ({ x, y: 0, width: sidePx, height: sidePx, mask: true });
const places: Readonly<Record<ShipPicture, ReturnType<typeof at>>> = {
  arrow: at(0),
  square: at(sidePx),
};

/** `scale` 1 is the size on the water; more keeps ships in sight on a chart of small scale. */
export function shipLayers(ships: Iterable<Ship>, theme: Theme, scale: number) {
  const all: Ship[] = [];
  for (const ship of ships) if (ship.kind === 'ship') all.push(ship);
  return [
    new IconLayer<Ship>({
      id: 'ships',
      data: all,
      iconAtlas: pictures,
      iconMapping: places,
      // They lie on the water, so a turned chart turns them too.
      billboard: false,
      sizeUnits: 'meters',
      getSize: 2 * bowM * scale,
      getPosition: (ship) => [ship.lon, ship.lat],
      getIcon: (ship): ShipPicture => (ship.courseDegTrue === undefined ? 'square' : 'arrow'),
      // The layer turns against the clock.
      getAngle: (ship) => -(ship.courseDegTrue ?? 0),
      getColor: [...colours[theme]],
      pickable: true,
    }),
  ];
}

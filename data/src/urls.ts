/**
 * Where each data file lies, as a URL. The files stand beside `src` and `dist`, so one relative
 * address is right from both. Nothing is read here: the package works in a browser and in Node.
 */

const urls = {
  coast: new URL('../coast.geojson', import.meta.url),
  strait: new URL('../strait.geojson', import.meta.url),
  stations: new URL('../stations.json', import.meta.url),
  survival: new URL('../survival.json', import.meta.url),
  inquiry: new URL('../inquiry.json', import.meta.url),
  leeway: new URL('../leeway.json', import.meta.url),
  tidalStreams: new URL('../tidal-streams.json', import.meta.url),
  tideStations: new URL('../tide-stations.json', import.meta.url),
  streamGrid: new URL('../stream-grid.json', import.meta.url),
  sweepWidths: new URL('../sweep-widths.json', import.meta.url),
  crossings: new URL('../crossings.csv', import.meta.url),
  crossingsWeekly: new URL('../crossings-weekly.csv', import.meta.url),
  deskMap: new URL('../desk-map.json', import.meta.url),
  marks: new URL('../marks.json', import.meta.url),
  assets: new URL('../assets.json', import.meta.url),
} as const;

/** A data file by its short name. */
export type DataFileName = keyof typeof urls;

/** All data files, in no order that matters. */
export const dataFileNames: readonly DataFileName[] = Object.keys(urls) as DataFileName[];

/** The URL of one data file; give it to `readFileSync` in Node or to `fetch` in a browser. */
export function dataFileUrl(name: DataFileName): URL {
  return new URL(urls[name]);
}

/** The two files of the exercise built from the public facts of 23-24 November 2021. */
export function exerciseUrls(name: 'november-2021'): { reports: URL; truth: URL } {
  return {
    reports: new URL(`../exercises/${name}/reports.ndjson`, import.meta.url),
    truth: new URL(`../exercises/${name}/truth.json`, import.meta.url),
  };
}

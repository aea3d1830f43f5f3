/** The words that gpsd's AIS JSON puts beside numbers, as its decoder prints them. */

export const STATUS: readonly string[] = [
  'Under way using engine',
  'At anchor',
  'Not under command',
  'Restricted manoeuverability',
  'Constrained by her draught',
  'Moored',
  'Aground',
  'Engaged in fishing',
  'Under way sailing',
  'Reserved for HSC',
  'Reserved for WIG',
  'Reserved',
  'Reserved',
  'Reserved',
  'Reserved',
  'Not defined',
];

const EPFD: readonly string[] = [
  'Undefined',
  'GPS',
  'GLONASS',
  'Combined GPS/GLONASS',
  'Loran-C',
  'Chayka',
  'Integrated navigation system',
  'Surveyed',
  'Galileo',
];

export function epfdWord(code: number): string {
  return EPFD[code] ?? 'INVALID EPFD';
}

const FUTURE = 'Reserved for future use';
const PLAIN = 'No additional information';

/** Words of the second digit within a class of ships. */
function classDigit(digit: number, nine: string): string {
  if (digit === 0) return 'all ships of this type';
  if (digit < 5) return `Hazardous category ${'ABCD'.charAt(digit - 1)}`;
  return digit === 9 ? nine : FUTURE;
}

const CLASSES: Readonly<Record<number, readonly [name: string, nine: string]>> = {
  2: ['Wing in ground (WIG)', FUTURE],
  4: ['High speed craft (HSC)', PLAIN],
  6: ['Passenger', PLAIN],
  7: ['Cargo', PLAIN],
  8: ['Tanker', PLAIN],
  9: ['Other Type', 'no additional information'],
};

const THIRTIES: readonly string[] = [
  'Fishing',
  'Towing',
  'Towing: length exceeds 200m or breadth exceeds 25m',
  'Dredging or underwater ops',
  'Diving ops',
  'Military ops',
  'Sailing',
  'Pleasure Craft',
  'Reserved',
  'Reserved',
];

const FIFTIES: readonly string[] = [
  'Pilot Vessel',
  'Search and Rescue vessel',
  'Tug',
  'Port Tender',
  'Anti-pollution equipment',
  'Law Enforcement',
  'Spare - Local Vessel',
  'Spare - Local Vessel',
  'Medical Transport',
  'Ship according to RR Resolution No. 18',
];

export function shipTypeWord(code: number): string {
  if (code === 0) return 'Not available';
  if (code < 20) return FUTURE;
  if (code > 99) return 'INVALID SHIP TYPE';
  const tens = Math.floor(code / 10);
  const digit = code % 10;
  const group = CLASSES[tens];
  if (group !== undefined) return `${group[0]} - ${classDigit(digit, group[1])}`;
  return (tens === 3 ? THIRTIES : FIFTIES)[digit] ?? '';
}

export const AID_TYPE: readonly string[] = [
  'Unspecified',
  'Reference point',
  'RACON',
  'Fixed offshore structure',
  'Spare, Reserved for future use.',
  'Light, without sectors',
  'Light, with sectors',
  'Leading Light Front',
  'Leading Light Rear',
  'Beacon, Cardinal N',
  'Beacon, Cardinal E',
  'Beacon, Cardinal S',
  'Beacon, Cardinal W',
  'Beacon, Port hand',
  'Beacon, Starboard hand',
  'Beacon, Preferred Channel port hand',
  'Beacon, Preferred Channel starboard hand',
  'Beacon, Isolated danger',
  'Beacon, Safe water',
  'Beacon, Special mark',
  'Cardinal Mark N',
  'Cardinal Mark E',
  'Cardinal Mark S',
  'Cardinal Mark W',
  'Port hand Mark',
  'Starboard hand Mark',
  'Preferred Channel Port hand',
  'Preferred Channel Starboard hand',
  'Isolated danger',
  'Safe Water',
  'Special Mark',
  'Light Vessel / LANBY / Rigs',
];

const STATION: readonly string[] = [
  'All types of mobiles',
  FUTURE,
  'All types of Class B mobile stations',
  'SAR airborne mobile station',
  'Aid to Navigation station',
  'Class B shipborne mobile station',
];

export function stationWord(code: number): string {
  return STATION[code] ?? (code < 10 ? 'Regional use and inland waterways' : FUTURE);
}

const INLAND: Readonly<Record<number, string>> = {
  31: 'Tug freighter, coupled',
  79: 'Motor freighter',
  80: 'Motor tanker, liquid cargo, type N',
  89: 'Motor tanker',
  90: 'Tankbarge, liquid cargo, type N',
  99: 'Vessel, type unknown',
  8000: 'Vessel, type unknown',
  8010: 'Motor freighter',
  8020: 'Motor tanker',
  8021: 'Motor tanker, liquid cargo, type N',
  8022: 'Motor tanker, liquid cargo, type C',
  8023: 'Motor tanker, dry cargo as if liquid (e.g. cement)',
  8030: 'Container vessel',
  8040: 'Gas tanker',
  8050: 'Motor freighter, tug',
  8060: 'Motor tanker, tug',
  8070: 'Motor freighter with one or more ships alongside',
  8080: 'Motor freighter with tanker',
  8090: 'Motor freighter pushing one or more freighters',
  8100: 'Motor freighter pushing at least one tank-ship',
  8110: 'Tug, freighter',
  8120: 'Tug, tanker',
  8130: 'Tug freighter, coupled',
  8140: 'Tug, freighter/tanker, coupled',
  8150: 'Freightbarge',
  8160: 'Tankbarge',
  8161: 'Tankbarge, liquid cargo, type N',
  8162: 'Tankbarge, liquid cargo, type C',
  8163: 'Tankbarge, dry cargo as if liquid (e.g. cement)',
  8170: 'Freightbarge with containers',
  8180: 'Tankbarge, gas',
  8210: 'Pushtow, one cargo barge',
  8220: 'Pushtow, two cargo barges',
  8230: 'Pushtow, three cargo barges',
  8240: 'Pushtow, four cargo barges',
  8250: 'Pushtow, five cargo barges',
  8260: 'Pushtow, six cargo barges',
  8270: 'Pushtow, seven cargo barges',
  8280: 'Pushtow, eigth cargo barges',
  8290: 'Pushtow, nine or more barges',
  8310: 'Pushtow, one tank/gas barge',
  8320: 'Pushtow, two barges at least one tanker or gas barge',
  8330: 'Pushtow, three barges at least one tanker or gas barge',
  8340: 'Pushtow, four barges at least one tanker or gas barge',
  8350: 'Pushtow, five barges at least one tanker or gas barge',
  8360: 'Pushtow, six barges at least one tanker or gas barge',
  8370: 'Pushtow, seven barges at least one tanker or gas barg',
};

export function inlandWord(code: number): string {
  return INLAND[code] ?? 'Illegal ship type value.';
}

export const HAZARD: readonly string[] = [
  '0 blue cones/lights',
  '1 blue cone/light',
  '2 blue cones/lights',
  '3 blue cones/lights',
  '4 B-Flag',
  'Unknown',
];

export const LOADED: readonly string[] = [
  'N/A (default)',
  'Unloaded',
  'Loaded',
  'INVALID LOAD STATUS',
];

export function routeWord(code: number): string {
  if (code === 31) return 'Cancel route identified by message linkage';
  return ROUTE[code] ?? 'Reserved for future use.';
}

const ROUTE: readonly string[] = [
  'Undefined (default)',
  'Mandatory',
  'Recommended',
  'Alternative',
  'Recommended route through ice',
  'Ship route plan',
];

export const BERTH: readonly string[] = [
  'Not available',
  'Port-side to',
  'Starboard-side to',
  'Mediterranean (end-on) mooring',
  'Mooring buoy',
  'Anchorage',
];

export const LOCK_STATUS: readonly string[] = [
  'Operational',
  'Limited operation',
  'Out of order',
  'N/A',
];

export const TARGET_ID: readonly string[] = ['mmsi', 'imo', 'callsign', 'other'];

export const SIGNAL: readonly string[] = [
  'N/A',
  'Serious emergency – stop or divert according to instructions.',
  'Vessels shall not proceed.',
  'Vessels may proceed. One way traffic.',
  'Vessels may proceed. Two way traffic.',
  'Vessels shall proceed on specific orders only.',
  'Vessels in main channel shall not proceed.',
  'Vessels in main channel shall proceed on specific orders only.',
  'Vessels in main channel shall proceed on specific orders only.',
  'I = "in-bound" only acceptable.',
  'O = "out-bound" only acceptable.',
  'F = both "in- and out-bound" acceptable.',
  'XI = Code will shift to "I" in due time.',
  'XO = Code will shift to "O" in due time.',
  'X = Vessels shall proceed only on direction.',
];

export const EMMA_TYPE: readonly string[] = [
  'Not Available',
  'Wind',
  'Rain',
  'Snow and ice',
  'Thunderstorm',
  'Fog',
  'Low temperature',
  'High temperature',
  'Flood',
  'Forest Fire',
];

export const EMMA_CLASS: readonly string[] = ['Slight', 'Medium', 'Strong'];

export const EMMA_WIND: readonly string[] = [
  'N/A',
  'North',
  'North East',
  'East',
  'South East',
  'South',
  'South West',
  'West',
  'North West',
];

export const SIGNAL_DIRECTION: readonly string[] = [
  'Unknown',
  'Upstream',
  'Downstream',
  'To left bank',
  'To right bank',
];

export const SIGNAL_STATUS: readonly string[] = [
  'Unknown',
  'No light',
  'White',
  'Yellow',
  'Green',
  'Red',
  'White flashing',
  'Yellow flashing.',
];

// Which stations and vessels of stations.json take part in the demonstration, and as what. Figures
// come from stations.json; a figure that is not there stays absent. What is invented here (the MMSI
// numbers, the drones, some home ports) says so in the row it makes.

/**
 * Lifeboats, helicopters and aircraft that belong to a station: station id, class used, asset id.
 */
export const stationAssets = [
  { station: 'rnli-dover', cls: 'severn', id: 'rnli-dover', kind: 'lifeboat' },
  { station: 'rnli-dungeness', cls: 'shannon', id: 'rnli-dungeness', kind: 'lifeboat' },
  { station: 'rnli-ramsgate', cls: 'tamar', id: 'rnli-ramsgate', kind: 'lifeboat' },
  { station: 'rnli-hastings', cls: 'shannon', id: 'rnli-hastings', kind: 'lifeboat' },
  { station: 'rnli-eastbourne', cls: 'trent', id: 'rnli-eastbourne', kind: 'lifeboat' },
  { station: 'rnli-walmer', cls: 'atlantic85', id: 'rnli-walmer', kind: 'lifeboat' },
  { station: 'rnli-littlestone', cls: 'atlantic85', id: 'rnli-littlestone', kind: 'lifeboat' },
  { station: 'rnli-rye-harbour', cls: 'atlantic85', id: 'rnli-rye-harbour', kind: 'lifeboat' },
  { station: 'rnli-margate', cls: 'atlantic85', id: 'rnli-margate', kind: 'lifeboat' },
  { station: 'snsm-calais', cls: 'snsm_ctt', id: 'snsm-calais', kind: 'lifeboat' },
  { station: 'snsm-boulogne', cls: 'snsm_ctt', id: 'snsm-boulogne', kind: 'lifeboat' },
  { station: 'snsm-dunkerque', cls: 'snsm_ctt', id: 'snsm-dunkerque', kind: 'lifeboat' },
  { station: 'snsm-gravelines', cls: 'snsm_v2', id: 'snsm-gravelines', kind: 'lifeboat' },
  {
    station: 'air-lydd',
    cls: 'aw139',
    id: 'helicopter-lydd',
    name: 'Coastguard helicopter Lydd',
    kind: 'helicopter',
    speedFromClass: 'aw189',
  },
  {
    station: 'air-le-touquet',
    cls: 'dauphin',
    id: 'helicopter-le-touquet',
    name: 'Dauphin Le Touquet',
    kind: 'helicopter',
  },
  {
    station: 'air-maupertus',
    cls: 'h160',
    id: 'helicopter-maupertus',
    name: 'H160 Maupertus',
    kind: 'helicopter',
  },
  {
    station: 'air-humberside',
    cls: 'king_air',
    id: 'aircraft-humberside',
    name: 'Coastguard aircraft Humberside',
    kind: 'aircraft',
  },
];

const homePort = 'home port chosen for the demonstration';

/** Named vessels: name in stations.json, asset id, kind, and the station it sails from. */
export const vesselAssets = [
  { name: 'BF Defender', id: 'bf-defender', kind: 'patrol-boat', station: 'ramsgate-ctv' },
  { name: 'BF Ranger', id: 'bf-ranger', kind: 'patrol-boat', station: 'ramsgate-ctv' },
  { name: 'BF Volunteer', id: 'bf-volunteer', kind: 'patrol-boat', station: 'ramsgate-ctv' },
  { name: 'BF Hurricane', id: 'bf-hurricane', kind: 'patrol-boat', station: 'wjf', note: homePort },
  { name: 'BF Typhoon', id: 'bf-typhoon', kind: 'patrol-boat', station: 'wjf', note: homePort },
  { name: 'HMC Valiant', id: 'hmc-valiant', kind: 'cutter', station: 'wjf', note: homePort },
  { name: 'HMC Seeker', id: 'hmc-seeker', kind: 'cutter', station: 'ramsgate-ctv', note: homePort },
  { name: 'Flamant', id: 'flamant', kind: 'patrol-boat', station: 'boulogne-quay' },
  { name: 'Pluvier', id: 'pluvier', kind: 'patrol-boat', station: 'boulogne-quay' },
  { name: 'Athos', id: 'athos', kind: 'patrol-boat', station: 'boulogne-quay', note: homePort },
  { name: 'Aramis', id: 'aramis', kind: 'patrol-boat', station: 'calais-quay', note: homePort },
  { name: 'Escaut', id: 'escaut', kind: 'patrol-boat', station: 'calais-quay', note: homePort },
  { name: 'Scarpe', id: 'scarpe', kind: 'patrol-boat', station: 'dunkerque-quay', note: homePort },
  { name: 'Abeille Normandie', id: 'abeille-normandie', kind: 'cutter', station: 'boulogne-quay' },
  {
    name: 'Jacques Oudart Fourmentin',
    id: 'jacques-oudart-fourmentin',
    kind: 'patrol-boat',
    station: 'boulogne-quay',
    note: homePort,
  },
];

/** No drone base in the Strait was found in public text, so these two are invented whole. */
export const inventedAssets = [
  {
    id: 'drone-uk-1',
    name: 'Drone UK 1',
    kind: 'drone',
    centre: 'uk',
    station: 'air-lydd',
    speedKn: 60,
  },
  {
    id: 'drone-fr-1',
    name: 'Drone FR 1',
    kind: 'drone',
    centre: 'fr',
    station: 'calais-quay',
    speedKn: 60,
  },
];

/**
 * First MMSI of the demonstration's own run, by centre and form. 232 and 227 are the digits of the
 * United Kingdom and France; 111 begins the number of a search and rescue aircraft (ITU-R M.585).
 */
export const demonstrationMmsi = {
  uk: { vessel: 232_000_900, aircraft: 111_232_900 },
  fr: { vessel: 227_000_900, aircraft: 111_227_900 },
};

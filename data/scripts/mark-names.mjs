// What an officer calls each mark of strait.geojson, in English and in French, and how readily it
// is used to say where a boat is. `weight` divides the distance: a mark of weight 0.5 is chosen
// only when it is twice as near as one of weight 1. Weight 0 keeps a mark on the map but never
// says a position by it. `rank` is the map's order of names: 1 is shown first, 4 only close in.

/**
 * @typedef {{ en?: string, fr?: string, ofFr?: string, atFr?: string, weight: number, rank: number
 * }} NameRow
 */

const port = { weight: 0.9, rank: 1 };
const seaside = { weight: 0.7, rank: 2 };
const village = { weight: 0.6, rank: 3 };
const inland = { weight: 0, rank: 4 };

/** @type {Readonly<Record<string, NameRow>>} */
export const markNames = {
  'Varne lightvessel': lightvessel('Varne'),
  'Sandettie lightvessel': lightvessel('Sandettie'),
  'F3 lightvessel': lightvessel('F3'),
  'South Goodwin light float': {
    en: 'South Goodwin LF',
    fr: 'flotteur lumineux South Goodwin',
    ofFr: 'du flotteur lumineux South Goodwin',
    atFr: 'au flotteur lumineux South Goodwin',
    weight: 0.8,
    rank: 2,
  },
  'South-west Goodwin buoy (south cardinal)': buoy('SW Goodwin'),
  'CS4 buoy': buoy('CS4'),
  'Royal Sovereign South buoy': buoy('Royal Sovereign South'),
  'Bassurelle buoy': buoy('Bassurelle'),
  'North Foreland lighthouse': { en: 'North Foreland', weight: 1, rank: 2 },
  'South Foreland lighthouse': { en: 'South Foreland', weight: 1, rank: 2 },
  'Cap Gris-Nez lighthouse': cape('Cap Gris-Nez', 1),
  'Cap Blanc-Nez': cape('Cap Blanc-Nez', 0.9),
  Dungeness: { weight: 1, rank: 1 },
  'Varne Bank': bank('Varne Bank', 'banc du Varne'),
  'Le Colbart / The Ridge': {
    en: 'Le Colbart',
    fr: 'Colbart',
    ofFr: 'du Colbart',
    atFr: 'au Colbart',
    weight: 0.7,
    rank: 2,
  },
  'Goodwin Sands': {
    fr: 'Goodwin Sands',
    ofFr: 'des Goodwin Sands',
    atFr: 'aux Goodwin Sands',
    weight: 0.7,
    rank: 2,
  },
  'South Sand Head (Goodwin Sands)': { en: 'South Sand Head', weight: 0.8, rank: 3 },
  'South Falls': { weight: 0.7, rank: 2 },
  'Sandettie Bank': bank('Sandettie Bank', 'banc Sandettie'),
  'Outer Ruytingen': { weight: 0.7, rank: 2 },
  Vergoyer: bank('Vergoyer', 'Vergoyer'),
  Bassurelle: {
    en: 'Bassurelle Bank',
    fr: 'Bassurelle',
    ofFr: 'de la Bassurelle',
    atFr: 'à la Bassurelle',
    weight: 0.6,
    rank: 3,
  },
  'Bassure de Baas': {
    ofFr: 'de la Bassure de Baas',
    atFr: 'à la Bassure de Baas',
    weight: 0.5,
    rank: 3,
  },
  'Lobourg Channel': {
    fr: 'chenal du Lobourg',
    ofFr: 'du chenal du Lobourg',
    atFr: 'dans le chenal du Lobourg',
    weight: 0,
    rank: 3,
  },
  // France and Belgium
  'De Panne': { fr: 'La Panne', weight: 0.6, rank: 3 },
  'Bray-Dunes': village,
  Zuydcoote: village,
  Leffrinckoucke: village,
  Dunkerque: { en: 'Dunkirk', ...port },
  'Grande-Synthe': inland,
  'Loon-Plage': seaside,
  Gravelines: seaside,
  'Grand-Fort-Philippe': village,
  'Oye-Plage': village,
  Marck: inland,
  Calais: port,
  Coquelles: inland,
  Sangatte: seaside,
  Wissant: seaside,
  'Neufchâtel-Hardelot': { en: 'Hardelot', fr: 'Hardelot', ...seaside },
  'Saint-Valery-sur-Somme': village,
  Étaples: village,
  'Le Crotoy': village,
  Cucq: inland,
  'Boulogne-sur-Mer': { en: 'Boulogne', fr: 'Boulogne', ...port },
  Camiers: village,
  Merlimont: village,
  Wimereux: seaside,
  Ambleteuse: village,
  'Le Touquet-Paris-Plage': { en: 'Le Touquet', fr: 'Le Touquet', ...seaside },
  'Le Portel': village,
  'Équihen-Plage': { en: 'Équihen', fr: 'Équihen', ...village },
  'Berck-Plage': { en: 'Berck', fr: 'Berck', ...seaside },
  'Fort-Mahon-Plage': { en: 'Fort-Mahon', fr: 'Fort-Mahon', ...village },
  'Cayeux-sur-Mer': { en: 'Cayeux', fr: 'Cayeux', ...village },
  'Mers-les-Bains': village,
  'Le Tréport': seaside,
  Dieppe: port,
  // England
  Broadstairs: village,
  Ramsgate: port,
  Deal: seaside,
  Margate: seaside,
  Sandwich: inland,
  Dover: { fr: 'Douvres', ...port },
  Folkestone: port,
  Hythe: seaside,
  Dymchurch: village,
  'New Romney': inland,
  Lydd: inland,
  Camber: village,
  Rye: inland,
  'Winchelsea Beach': village,
  Hastings: { ofFr: 'd’Hastings', ...seaside },
  'Bexhill-on-Sea': { en: 'Bexhill', fr: 'Bexhill', ...village },
  Eastbourne: seaside,
  Seaford: village,
  Newhaven: seaside,
  Brighton: port,
  Audresselles: village,
  Tardinghen: village,
  Escalles: village,
  'Dunes de la Slack (Wimereux-Ambleteuse)': {
    en: 'Dunes de la Slack',
    fr: 'dunes de la Slack',
    ofFr: 'des dunes de la Slack',
    atFr: 'aux dunes de la Slack',
    weight: 0.6,
    rank: 4,
  },
  Walmer: village,
  Kingsdown: village,
  "St Margaret's Bay": village,
};

/** Stations of stations.json that are places an officer says, by their id. */
export const portNames = {
  'calais-quay': { en: 'Calais harbour', fr: 'port de Calais', weight: 0.6, rank: 4 },
  'boulogne-quay': { en: 'Boulogne harbour', fr: 'port de Boulogne', weight: 0.6, rank: 4 },
  'dunkerque-quay': { en: 'Dunkirk harbour', fr: 'port de Dunkerque', weight: 0.6, rank: 4 },
  'ramsgate-ctv': { en: 'Ramsgate harbour', fr: 'port de Ramsgate', weight: 0.6, rank: 4 },
  wjf: {
    en: 'Western Jet Foil',
    fr: 'Western Jet Foil',
    ofFr: 'du Western Jet Foil',
    atFr: 'au Western Jet Foil',
    weight: 0.6,
    rank: 4,
  },
};

function lightvessel(name) {
  return {
    en: `${name} LV`,
    fr: `bateau-feu ${name}`,
    ofFr: `du bateau-feu ${name}`,
    atFr: `au bateau-feu ${name}`,
    weight: 1,
    rank: 1,
  };
}

function buoy(name) {
  return {
    en: `${name} buoy`,
    fr: `bouée ${name}`,
    ofFr: `de la bouée ${name}`,
    atFr: `à la bouée ${name}`,
    weight: 0.7,
    rank: 3,
  };
}

function cape(name, weight) {
  return { en: name, fr: name, ofFr: `du ${name}`, atFr: `au ${name}`, weight, rank: 1 };
}

function bank(en, fr) {
  return { en, fr, ofFr: `du ${fr}`, atFr: `au ${fr}`, weight: 0.6, rank: 2 };
}

/** "de Calais", "d'Étaples", "du Touquet": the French genitive of a town's name. */
export function frenchOf(name) {
  if (/^Le /.test(name)) return `du ${name.slice(3)}`;
  if (/^port /.test(name)) return `du ${name}`;
  if (/^[AEIOUYÉÈÊ]/.test(name)) return `d’${name}`;
  return `de ${name}`;
}

/** "à Calais", "au Touquet", "au port de Calais". */
export function frenchAt(name) {
  if (/^Le /.test(name)) return `au ${name.slice(3)}`;
  if (/^port /.test(name)) return `au ${name}`;
  return `à ${name}`;
}

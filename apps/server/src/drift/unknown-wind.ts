/**
 * No wind is known: none is taken as the middle, and its spread as that of a windy month, so that the
 * cloud is wide where a forecast would make it narrow.
 */
export const unknownWind = {
  id: 'no-wind-source',
  text: 'Where no file knows the wind it is taken as unknown: 0 with a spread of 6 m/s in each direction.',
  known: false,
  eastMps: 0,
  northMps: 0,
  sdMps: 6,
};

/**
 * Contents of regional area codes: inland waterways (200), aids of UK and Ireland (235, 250), notices of
 * the United States Coast Guard (367).
 */
import { bool, code, int, text, uint } from '../field.js';
import * as parts from './application-parts.js';
import type { ApplicationTable } from './application-table.js';
import { USCG_AREAS } from './areas.js';

export const INLAND_PERSONS: ApplicationTable = {
  kind: 'inland-persons',
  name: 'InlandPersonsContent',
  doc: 'How many people are on board an inland vessel (FI 55).',
  keys: [[200, 55]],
  bits: 80,
  fields: [
    uint('crew', 0, 8, 'Crew.', { max: 254, absent: 255 }),
    uint('passengers', 8, 13, 'Passengers.', { max: 8190, absent: 8191 }),
    uint('otherPersonnel', 21, 8, 'Shipboard personnel.', { max: 254, absent: 255 }),
  ],
};

export const INLAND_SHIP: ApplicationTable = {
  kind: 'inland-ship',
  name: 'InlandShipContent',
  doc: 'Static and voyage data of an inland vessel (FI 10).',
  keys: [[200, 10]],
  bits: 112,
  fields: [
    text('europeanNumber', 0, 48, 'Unique European vessel identification number.'),
    uint('lengthM', 48, 13, 'Length, metres.', { div: 10, min: 1, absent: 0 }),
    uint('beamM', 61, 10, 'Beam, metres.', { div: 10, min: 1, absent: 0 }),
    uint('inlandShipType', 71, 14, 'Ship or convoy type (ERI).', { min: 1, absent: 0 }),
    uint('blueCones', 85, 3, 'Blue cones or lights 0 to 3, 4 B flag.', { max: 4, absent: 5 }),
    uint('draughtM', 88, 11, 'Draught, metres.', { div: 100, min: 1, absent: 0 }),
    uint('laden', 99, 2, '1 empty, 2 laden.', { min: 1, max: 2, absent: 0 }),
    bool('speedGood', 101, 'Speed comes from an approved sensor.'),
    bool('courseGood', 102, 'Course comes from an approved sensor.'),
    bool('headingGood', 103, 'Heading comes from an approved sensor.'),
  ],
};

export const INLAND_ETA: ApplicationTable = {
  kind: 'inland-eta',
  name: 'InlandEtaContent',
  doc: 'Estimated arrival at a lock, bridge or terminal (FI 21).',
  keys: [[200, 21]],
  bits: 160,
  fields: [
    ...parts.inlandPlace,
    ...parts.monthToMinute(120),
    uint('tugs', 140, 3, 'Assisting tugs.', { max: 6, absent: 7 }),
    uint('airDraughtM', 143, 12, 'Height above the water, metres.', {
      div: 100,
      min: 1,
      absent: 0,
    }),
  ],
};

export const INLAND_RTA: ApplicationTable = {
  kind: 'inland-rta',
  name: 'InlandRtaContent',
  doc: 'Recommended arrival at a lock, bridge or terminal (FI 22).',
  keys: [[200, 22]],
  bits: 144,
  fields: [
    ...parts.inlandPlace,
    ...parts.monthToMinute(120),
    uint('placeStatus', 140, 2, '0 operational, 1 limited, 2 out of order.', { max: 2, absent: 3 }),
  ],
};

export const WATER_LEVELS: ApplicationTable = {
  kind: 'water-levels',
  name: 'WaterLevelsContent',
  doc: 'Water levels at up to four gauges of the inland waterways (FI 24).',
  keys: [[200, 24]],
  bits: 12,
  fields: [text('country', 0, 12, 'UN country code.')],
  list: {
    name: 'gauges',
    itemName: 'Gauge',
    itemBits: 25,
    max: 4,
    doc: 'The gauges.',
    fields: [
      uint('gaugeId', 0, 11, 'Number of the gauge.', { min: 1, absent: 0 }),
      int('waterLevelM', 11, 14, 'Level above reference, metres.', {
        div: 100,
        min: -8191,
        absent: -8192,
      }),
    ],
  },
};

export const AID_MONITORING: ApplicationTable = {
  kind: 'aid-monitoring',
  name: 'AidMonitoringContent',
  doc: 'Health of an aid to navigation of the UK or Ireland (DAC 235 and 250, FI 10).',
  keys: [
    [235, 10],
    [250, 10],
  ],
  bits: 48,
  fields: [
    uint('supplyV', 0, 10, 'Supply voltage.', { div: 20, min: 1, absent: 0 }),
    uint('external1V', 10, 10, 'First external voltage.', { div: 20, min: 1, absent: 0 }),
    uint('external2V', 20, 10, 'Second external voltage.', { div: 20, min: 1, absent: 0 }),
    code('racon', 30, 2, 'The racon.', {
      0: 'none',
      1: 'unmonitored',
      2: 'operational',
      3: 'error',
    }),
    code('light', 32, 2, 'The light.', { 0: 'none', 1: 'on', 2: 'off', 3: 'error' }),
    bool('alarm', 34, 'Something is wrong.'),
    uint('externalBits', 35, 8, 'External inputs, as sent.'),
    bool('offPosition', 43, 'The aid is off its position.'),
  ],
};

export const AREA_NOTICE_USCG: ApplicationTable = {
  kind: 'area-notice-uscg',
  name: 'AreaNoticeUscgContent',
  doc: 'Notice about areas of the United States Coast Guard: whales, works, a search (FI 22).',
  keys: [[367, 22]],
  bits: 64,
  fields: [
    uint('layoutVersion', 0, 6, 'Version of the layout.'),
    { ...parts.linkage, start: 6 },
    uint('noticeType', 16, 7, 'What the notice says (as Circ.289 table 11.11).'),
    ...parts.monthToMinute(23),
    parts.duration(43),
  ],
  areas: USCG_AREAS,
};

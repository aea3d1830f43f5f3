import { bool, code, type Field, type MessageTable, text, uint } from '../field.js';
import {
  accuracy,
  callSign,
  dimensions,
  epfd,
  HEAD,
  monthToMinute,
  position,
  second,
  shipName,
  shipType,
} from './common.js';

export const STATIC_A: MessageTable = {
  types: [5],
  name: 'StaticReportClassA',
  doc: 'Name, call sign, size and voyage of a class A ship.',
  minBits: 422,
  fullBits: 424,
  fields: [
    ...HEAD,
    uint('aisVersion', 38, 2, 'Edition of M.1371 the station follows, 0 to 3.'),
    uint('imoNumber', 40, 30, 'IMO ship number.', { min: 1, absent: 0 }),
    callSign(70),
    shipName(112),
    shipType(232),
    ...dimensions(240),
    epfd(270),
    ...monthToMinute(274, 'eta', 'Estimated arrival'),
    uint('draughtM', 294, 8, 'Static draught in metres; 25.5 means that or more.', {
      div: 10,
      min: 1,
      absent: 0,
    }),
    text('destination', 302, 120, 'Destination as typed on board.'),
    bool('dteNotReady', 422, 'True when the data terminal is not ready.'),
  ],
};

export const AID_TO_NAVIGATION: MessageTable = {
  types: [21],
  name: 'AidToNavigationReport',
  doc: 'Position and state of an aid to navigation, real or virtual.',
  minBits: 272,
  fullBits: 272,
  fields: [
    ...HEAD,
    uint('atonType', 38, 5, 'Kind of aid, 1 to 31 (M.1371-5 table 74).', { min: 1, absent: 0 }),
    text('atonName', 43, 120, 'Name, with its extension: up to 34 characters.'),
    accuracy(163),
    ...position(164),
    ...dimensions(219),
    epfd(249),
    ...second(253),
    bool('offPosition', 259, 'The aid is off its position; valid when `second` is present.'),
    uint('statusBits', 260, 8, 'State of the aid, as sent (page, light, racon).'),
    bool('raim', 268, 'Receiver autonomous integrity monitoring is on.'),
    bool('virtual', 269, 'There is nothing at this position but the message.'),
    bool('assigned', 270, 'The station reports as a base station told it to.'),
  ],
  tail: { kind: 'text', name: 'nameExtension', start: 272, max: 14 },
  padTo: 8,
};

const part: Field = code('part', 38, 2, 'Part A carries the name, part B the rest.', {
  0: 'A',
  1: 'B',
});

export const STATIC_B_PART_A: MessageTable = {
  types: [24],
  name: 'StaticReportClassBPartA',
  doc: 'Name of a class B craft.',
  minBits: 160,
  fullBits: 160,
  fields: [...HEAD, part, shipName(40)],
};

const partB: readonly Field[] = [
  ...HEAD,
  part,
  shipType(40),
  text('vendorId', 48, 18, 'Three letters of the maker.'),
  uint('unitModel', 66, 4, "Maker's model code."),
  uint('serialNumber', 70, 20, "Maker's serial number."),
  callSign(90),
];

export const STATIC_B_PART_B: MessageTable = {
  types: [24],
  name: 'StaticReportClassBPartB',
  doc: 'Type, call sign and size of a class B craft; an auxiliary craft names its mother ship.',
  minBits: 162,
  fullBits: 168,
  fields: [...partB, ...dimensions(132), epfd(162)],
};

/** Part B of an auxiliary craft (MMSI 98xxxxxxx): the mother ship in place of the dimensions. */
export const STATIC_B_PART_B_AUXILIARY: MessageTable = {
  ...STATIC_B_PART_B,
  fields: [
    ...partB,
    uint('motherShipMmsi', 132, 30, 'The ship this craft belongs to.', { min: 1, absent: 0 }),
    epfd(162),
  ],
};

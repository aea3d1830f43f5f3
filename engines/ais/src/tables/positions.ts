import { bool, code, type MessageTable, rateOfTurn, uint } from '../field.js';
import {
  accuracy,
  coarsePosition,
  cog,
  dateTime,
  dimensions,
  epfd,
  HEAD,
  heading,
  position,
  radio,
  second,
  shipName,
  shipType,
  sog,
  TURN_DIRECTIONS,
} from './common.js';

const raim = (start: number) =>
  bool('raim', start, 'Receiver autonomous integrity monitoring is on.');
const assigned = (start: number) =>
  bool('assigned', start, 'The station reports as a base station told it to.');
const itdma = (start: number) =>
  bool('radioItdma', start, 'The communication state is ITDMA, not SOTDMA.');
const dte = (start: number) =>
  bool('dteNotReady', start, 'True when the data terminal is not ready.');
const navStatus = (start: number) =>
  uint(
    'navStatus',
    start,
    4,
    'Navigational status 0 to 14 (0 under way by engine, 1 at anchor, 14 AIS-SART).',
    {
      max: 14,
      absent: 15,
    },
  );

export const POSITION_A: MessageTable = {
  types: [1, 2, 3],
  name: 'PositionReportClassA',
  doc: 'Position of a class A ship (1 scheduled, 2 assigned, 3 on interrogation).',
  minBits: 168,
  fullBits: 168,
  fields: [
    ...HEAD,
    navStatus(38),
    rateOfTurn('rotDegPerMin', 42, 'Rate of turn, degrees a minute, starboard positive.'),
    code(
      'turning',
      42,
      8,
      'Turning faster than 5 degrees in 30 s, by no turn indicator.',
      TURN_DIRECTIONS,
      {
        overlay: true,
      },
    ),
    sog(50),
    accuracy(60),
    ...position(61),
    cog(116),
    heading(128),
    ...second(137),
    uint('specialManoeuvre', 143, 2, 'Engaged in a special manoeuvre: 1 no, 2 yes.', {
      min: 1,
      max: 2,
      absent: 0,
    }),
    raim(148),
    radio(149),
  ],
};

export const BASE_STATION: MessageTable = {
  types: [4, 11],
  name: 'BaseStationReport',
  doc: 'Time and position of a base station (4), or of a mobile station asked for it (11).',
  minBits: 168,
  fullBits: 168,
  fields: [
    ...HEAD,
    ...dateTime(38),
    accuracy(78),
    ...position(79),
    epfd(134),
    bool('longRangeRequested', 138, 'Asks class A stations in range for message 27.'),
    raim(148),
    radio(149),
  ],
};

export const SAR_AIRCRAFT: MessageTable = {
  types: [9],
  name: 'SarAircraftReport',
  doc: 'Position of an aircraft that takes part in search and rescue.',
  minBits: 168,
  fullBits: 168,
  fields: [
    ...HEAD,
    uint('altitudeM', 38, 12, 'Altitude in metres; 4094 means that or more.', {
      max: 4094,
      absent: 4095,
    }),
    uint('sogKn', 50, 10, 'Speed over ground in knots; 1022 means that or more.', {
      max: 1022,
      absent: 1023,
    }),
    accuracy(60),
    ...position(61),
    cog(116),
    ...second(128),
    bool('altitudeBarometric', 134, 'The altitude is barometric, not from satellites.'),
    dte(142),
    assigned(146),
    raim(147),
    itdma(148),
    radio(149),
  ],
};

export const POSITION_B: MessageTable = {
  types: [18],
  name: 'PositionReportClassB',
  doc: 'Position of a class B craft.',
  minBits: 168,
  fullBits: 168,
  fields: [
    ...HEAD,
    uint('regionalBits', 38, 8, 'Reserved for regional use, as sent.'),
    sog(46),
    accuracy(56),
    ...position(57),
    cog(112),
    heading(124),
    ...second(133),
    uint('regionalBits2', 139, 2, 'Reserved for regional use, as sent.'),
    bool('carrierSense', 141, 'True for a carrier-sense (CSTDMA) unit.'),
    bool('display', 142, 'The unit can show messages 12 and 14.'),
    bool('dsc', 143, 'The unit has a DSC receiver.'),
    bool('wholeBand', 144, 'The unit can use the whole marine band.'),
    bool('acceptsMessage22', 145, 'Frequencies can be managed by message 22.'),
    assigned(146),
    raim(147),
    itdma(148),
    radio(149),
  ],
};

export const POSITION_B_EXTENDED: MessageTable = {
  types: [19],
  name: 'PositionReportClassBExtended',
  doc: 'Position and static data of a class B craft.',
  minBits: 306,
  fullBits: 312,
  fields: [
    ...HEAD,
    uint('regionalBits', 38, 8, 'Reserved for regional use, as sent.'),
    sog(46),
    accuracy(56),
    ...position(57),
    cog(112),
    heading(124),
    ...second(133),
    uint('regionalBits2', 139, 4, 'Reserved for regional use, as sent.'),
    shipName(143),
    shipType(263),
    ...dimensions(271),
    epfd(301),
    raim(305),
    dte(306),
    assigned(307),
  ],
};

export const LONG_RANGE: MessageTable = {
  types: [27],
  name: 'LongRangeReport',
  doc: 'Position for long-range (satellite) reception.',
  minBits: 95,
  fullBits: 96,
  fields: [
    ...HEAD,
    accuracy(38),
    raim(39),
    navStatus(40),
    ...coarsePosition(44),
    uint('sogKn', 79, 6, 'Speed over ground in whole knots; 62 means that or more.', {
      max: 62,
      absent: 63,
    }),
    uint('cogDegTrue', 85, 9, 'Course over ground, whole degrees from true north.', {
      max: 359,
      absent: 511,
    }),
    bool('positionLate', 94, 'The position is more than 5 s old.'),
  ],
};

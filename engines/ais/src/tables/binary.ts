import { bool, type Field, type MessageTable, uint } from '../field.js';
import { coarsePosition, HEAD } from './common.js';

const sequence = uint('sequence', 38, 2, 'Sequence number that the acknowledgement repeats.');
const destination = uint('destinationMmsi', 40, 30, 'The station the message is for.');
const retransmitted = bool('retransmitted', 70, 'The message is sent again.');
const areaCode = (start: number) =>
  uint('areaCode', start, 10, 'Designated area code: who defined the content (1 is IMO).');
const functionId = (start: number) =>
  uint('functionId', start, 6, 'Function identifier within the area code.');

export const ADDRESSED_BINARY: MessageTable = {
  types: [6],
  name: 'AddressedBinaryMessage',
  doc: 'Binary message to one station.',
  minBits: 88,
  fullBits: 88,
  fields: [...HEAD, sequence, destination, retransmitted, areaCode(72), functionId(82)],
  tail: { kind: 'data', start: 88, application: true },
};

export const ACKNOWLEDGEMENT: MessageTable = {
  types: [7, 13],
  name: 'Acknowledgement',
  doc: 'Acknowledges message 6 (7) or 12 (13) of up to four stations.',
  minBits: 72,
  fullBits: 40,
  fields: [...HEAD],
  tail: {
    kind: 'list',
    name: 'acknowledged',
    itemName: 'AcknowledgedMessage',
    start: 40,
    itemBits: 32,
    max: 4,
    doc: 'The messages acknowledged.',
    fields: [
      uint('mmsi', 0, 30, 'The station whose message is acknowledged.'),
      uint('sequence', 30, 2, 'Sequence number of that message.'),
    ],
  },
};

export const BROADCAST_BINARY: MessageTable = {
  types: [8],
  name: 'BroadcastBinaryMessage',
  doc: 'Binary message to everybody.',
  minBits: 56,
  fullBits: 56,
  fields: [...HEAD, areaCode(40), functionId(50)],
  tail: { kind: 'data', start: 56, application: true },
};

export const UTC_INQUIRY: MessageTable = {
  types: [10],
  name: 'UtcInquiry',
  doc: 'Asks one station for UTC and its position.',
  minBits: 70,
  fullBits: 72,
  fields: [...HEAD, destination],
};

export const ADDRESSED_SAFETY: MessageTable = {
  types: [12],
  name: 'AddressedSafetyMessage',
  doc: 'Safety text to one station.',
  minBits: 72,
  fullBits: 72,
  fields: [...HEAD, sequence, destination, retransmitted],
  tail: { kind: 'text', name: 'text', start: 72, max: 156 },
};

export const BROADCAST_SAFETY: MessageTable = {
  types: [14],
  name: 'BroadcastSafetyMessage',
  doc: 'Safety text to everybody; also what a SART, MOB or EPIRB device says of itself.',
  minBits: 40,
  fullBits: 40,
  fields: [...HEAD],
  tail: { kind: 'text', name: 'text', start: 40, max: 161 },
};

export const DGNSS: MessageTable = {
  types: [17],
  name: 'DgnssBroadcast',
  doc: 'Corrections for satellite positioning from a base station.',
  minBits: 80,
  fullBits: 80,
  fields: [...HEAD, ...coarsePosition(40)],
  tail: { kind: 'data', start: 80, application: false },
};

const slot = (name: string, start: number) =>
  uint(name, start, 12, 'Slot offset, 0 to 4095.', { absent: 0, min: 1 });

/** One question of message 15. */
export const INTERROGATION_ITEM: readonly Field[] = [
  uint('mmsi', 0, 30, 'The station asked.'),
  uint('messageType', 30, 6, 'The message type asked for.'),
  slot('offsetSlots', 36),
];

export const INTERROGATION: MessageTable = {
  types: [15],
  name: 'Interrogation',
  doc: 'Asks one or two stations for messages: up to two of the first, one of the second.',
  minBits: 88,
  fullBits: 40,
  fields: [...HEAD],
  tail: {
    kind: 'list',
    name: 'requests',
    itemName: 'InterrogationRequest',
    start: 40,
    itemBits: 48,
    max: 3,
    doc: 'What is asked for.',
    fields: INTERROGATION_ITEM,
  },
};

export const ASSIGNMENT: MessageTable = {
  types: [16],
  name: 'AssignmentCommand',
  doc: 'A base station assigns slots or a reporting rate to one or two stations.',
  minBits: 92,
  fullBits: 40,
  fields: [...HEAD],
  tail: {
    kind: 'list',
    name: 'assignments',
    itemName: 'SlotAssignment',
    start: 40,
    itemBits: 52,
    max: 2,
    doc: 'The assignments.',
    fields: [
      uint('mmsi', 0, 30, 'The station assigned.'),
      uint('offsetSlots', 30, 12, 'Slot offset, or reports in 10 minutes when increment is 0.'),
      uint('incrementSlots', 42, 10, 'Slots between reports; 0 assigns a rate.'),
    ],
  },
  padTo: 8,
};

export const DATA_LINK: MessageTable = {
  types: [20],
  name: 'DataLinkManagement',
  doc: 'Slots a base station reserves for itself.',
  minBits: 70,
  fullBits: 40,
  fields: [...HEAD],
  tail: {
    kind: 'list',
    name: 'reservations',
    itemName: 'SlotReservation',
    start: 40,
    itemBits: 30,
    max: 4,
    doc: 'The reserved slots.',
    fields: [
      uint('offsetSlots', 0, 12, 'First slot, counted from this message.'),
      uint('slots', 12, 4, 'Consecutive slots reserved.'),
      uint('timeoutMin', 16, 3, 'Minutes the reservation holds.'),
      uint('incrementSlots', 19, 11, 'Slots until the reservation repeats; 0 never.'),
    ],
  },
  padTo: 8,
};

const channelHead: readonly Field[] = [
  ...HEAD,
  uint('channelA', 40, 12, 'Channel number for A (ITU-R M.1084).'),
  uint('channelB', 52, 12, 'Channel number for B (ITU-R M.1084).'),
  uint('txRxMode', 64, 4, 'Which channels to send and receive on.'),
  bool('powerLow', 68, 'Send with low power.'),
];

const channelEnd: readonly Field[] = [
  bool('addressed', 139, 'For one or two stations, not for an area.'),
  bool('bandANarrow', 140, 'Channel A is 12.5 kHz wide.'),
  bool('bandBNarrow', 141, 'Channel B is 12.5 kHz wide.'),
  uint('zoneSizeNm', 142, 3, 'Width of the transitional zone less one, nautical miles.'),
];

export const CHANNEL_AREA: MessageTable = {
  types: [22],
  name: 'ChannelManagement',
  doc: 'A base station sets channels and power for an area, or for one or two stations.',
  minBits: 145,
  fullBits: 168,
  fields: [
    ...channelHead,
    ...coarsePosition(69, 'lonEast', 'latNorth'),
    ...coarsePosition(104, 'lonWest', 'latSouth'),
    ...channelEnd,
  ],
};

export const CHANNEL_ADDRESSED: MessageTable = {
  ...CHANNEL_AREA,
  fields: [
    ...channelHead,
    uint('destinationMmsi', 69, 30, 'The station meant.', { min: 1, absent: 0 }),
    uint('destinationMmsi2', 104, 30, 'The second station meant.', { min: 1, absent: 0 }),
    ...channelEnd,
  ],
};

export const GROUP_ASSIGNMENT: MessageTable = {
  types: [23],
  name: 'GroupAssignment',
  doc: 'A base station assigns channels and reporting interval to the ships of an area.',
  minBits: 154,
  fullBits: 160,
  fields: [
    ...HEAD,
    ...coarsePosition(40, 'lonEast', 'latNorth'),
    ...coarsePosition(75, 'lonWest', 'latSouth'),
    uint('stationType', 110, 4, 'Which stations are meant (0 all, 1 class A, 2 class B ...).'),
    uint('shipType', 114, 8, 'Which ship types are meant; 0 all.'),
    uint('txRxMode', 144, 2, 'Which channels to send and receive on.'),
    uint('reportInterval', 146, 4, 'Reporting interval code (M.1371-5 table 78).'),
    uint('quietMin', 150, 4, 'Minutes to be silent.'),
  ],
};

/** Message 25; its optional fields are placed by codec/slots.ts. */
export const SINGLE_SLOT: MessageTable = {
  types: [25],
  name: 'SingleSlotBinaryMessage',
  doc: 'Short binary message without acknowledgement.',
  minBits: 40,
  fullBits: 40,
  fields: [
    ...HEAD,
    bool('addressed', 38, 'For one station.'),
    bool('structured', 39, 'The data begin with area code and function.'),
  ],
  tail: { kind: 'data', start: 40, application: true },
};

export const MULTIPLE_SLOT: MessageTable = {
  ...SINGLE_SLOT,
  types: [26],
  name: 'MultipleSlotBinaryMessage',
  doc: 'Longer binary message with communication state.',
  minBits: 60,
};

export const ROUTED_FIELDS: readonly Field[] = [
  uint('destinationMmsi', 0, 30, 'The station the message is for.'),
];
export const STRUCTURED_FIELDS: readonly Field[] = [areaCode(0), functionId(10)];
export const RADIO_TAIL: readonly Field[] = [
  bool('radioItdma', 0, 'The communication state is ITDMA, not SOTDMA.'),
  uint('radioBits', 1, 19, 'Communication state as sent; see `radioStateOf`.'),
];

// Generated from src/tables by generate/types.ts; change the tables, not this file.
/** Safety text to one station. */
export interface AddressedSafetyMessage {
  readonly type: 12;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** Sequence number that the acknowledgement repeats. */
  readonly sequence?: number | undefined;
  /** The station the message is for. */
  readonly destinationMmsi?: number | undefined;
  /** The message is sent again. */
  readonly retransmitted?: boolean | undefined;
  /** The text, up to 156 six-bit characters. */
  readonly text?: string | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** Safety text to everybody; also what a SART, MOB or EPIRB device says of itself. */
export interface BroadcastSafetyMessage {
  readonly type: 14;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** The text, up to 161 six-bit characters. */
  readonly text?: string | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** One entry of `requests` in Interrogation. */
export interface InterrogationRequest {
  /** The station asked. */
  readonly mmsi?: number | undefined;
  /** The message type asked for. */
  readonly messageType?: number | undefined;
  /** Slot offset, 0 to 4095. */
  readonly offsetSlots?: number | undefined;
}

/** Asks one or two stations for messages: up to two of the first, one of the second. */
export interface Interrogation {
  readonly type: 15;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** What is asked for. */
  readonly requests?: readonly InterrogationRequest[] | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** One entry of `assignments` in AssignmentCommand. */
export interface SlotAssignment {
  /** The station assigned. */
  readonly mmsi?: number | undefined;
  /** Slot offset, or reports in 10 minutes when increment is 0. */
  readonly offsetSlots?: number | undefined;
  /** Slots between reports; 0 assigns a rate. */
  readonly incrementSlots?: number | undefined;
}

/** A base station assigns slots or a reporting rate to one or two stations. */
export interface AssignmentCommand {
  readonly type: 16;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** The assignments. */
  readonly assignments?: readonly SlotAssignment[] | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** Corrections for satellite positioning from a base station. */
export interface DgnssBroadcast {
  readonly type: 17;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** Longitude, degrees WGS84, east positive, to 1/10 minute. */
  readonly lon?: number | undefined;
  /** Latitude, degrees WGS84, north positive, to 1/10 minute. */
  readonly lat?: number | undefined;
  /** Number of data bits. */
  readonly dataBits?: number | undefined;
  /** The data as hexadecimal digits, filled with zeros on the right. */
  readonly dataHex?: string | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** Position of a class B craft. */
export interface PositionReportClassB {
  readonly type: 18;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** Reserved for regional use, as sent. */
  readonly regionalBits?: number | undefined;
  /** Speed over ground in knots; 102.2 means that or more. */
  readonly sogKn?: number | undefined;
  /** True when the position is good to 10 m or better. */
  readonly accuracyHigh?: boolean | undefined;
  /** Longitude, degrees WGS84, east positive. */
  readonly lon?: number | undefined;
  /** Latitude, degrees WGS84, north positive. */
  readonly lat?: number | undefined;
  /** Course over ground, degrees from true north. */
  readonly cogDegTrue?: number | undefined;
  /** Where the bow points, degrees from true north. */
  readonly headingDegTrue?: number | undefined;
  /** UTC second of the position, 0 to 59. */
  readonly second?: number | undefined;
  /** How the position was found, when not by a fix. */
  readonly positioning?: 'manual' | 'estimated' | 'inoperative' | undefined;
  /** Reserved for regional use, as sent. */
  readonly regionalBits2?: number | undefined;
  /** True for a carrier-sense (CSTDMA) unit. */
  readonly carrierSense?: boolean | undefined;
  /** The unit can show messages 12 and 14. */
  readonly display?: boolean | undefined;
  /** The unit has a DSC receiver. */
  readonly dsc?: boolean | undefined;
  /** The unit can use the whole marine band. */
  readonly wholeBand?: boolean | undefined;
  /** Frequencies can be managed by message 22. */
  readonly acceptsMessage22?: boolean | undefined;
  /** The station reports as a base station told it to. */
  readonly assigned?: boolean | undefined;
  /** Receiver autonomous integrity monitoring is on. */
  readonly raim?: boolean | undefined;
  /** The communication state is ITDMA, not SOTDMA. */
  readonly radioItdma?: boolean | undefined;
  /** Communication state as sent; see `radioStateOf`. */
  readonly radioBits?: number | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** Position and static data of a class B craft. */
export interface PositionReportClassBExtended {
  readonly type: 19;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** Reserved for regional use, as sent. */
  readonly regionalBits?: number | undefined;
  /** Speed over ground in knots; 102.2 means that or more. */
  readonly sogKn?: number | undefined;
  /** True when the position is good to 10 m or better. */
  readonly accuracyHigh?: boolean | undefined;
  /** Longitude, degrees WGS84, east positive. */
  readonly lon?: number | undefined;
  /** Latitude, degrees WGS84, north positive. */
  readonly lat?: number | undefined;
  /** Course over ground, degrees from true north. */
  readonly cogDegTrue?: number | undefined;
  /** Where the bow points, degrees from true north. */
  readonly headingDegTrue?: number | undefined;
  /** UTC second of the position, 0 to 59. */
  readonly second?: number | undefined;
  /** How the position was found, when not by a fix. */
  readonly positioning?: 'manual' | 'estimated' | 'inoperative' | undefined;
  /** Reserved for regional use, as sent. */
  readonly regionalBits2?: number | undefined;
  /** Name as sent, upper case, without padding. */
  readonly shipName?: string | undefined;
  /** Type of ship and cargo, 1 to 255 (M.1371-5 table 53). */
  readonly shipType?: number | undefined;
  /** Metres from the position's reference point to the bow; 0 is sent for unknown. */
  readonly dimToBowM?: number | undefined;
  /** Metres from the position's reference point to the stern; 0 is sent for unknown. */
  readonly dimToSternM?: number | undefined;
  /** Metres from the position's reference point to the port side; 0 is sent for unknown. */
  readonly dimToPortM?: number | undefined;
  /** Metres from the position's reference point to the starboard side; 0 is sent for unknown. */
  readonly dimToStarboardM?: number | undefined;
  /** Kind of positioning device (1 GPS, 2 GLONASS, 8 Galileo ...). */
  readonly epfdType?: number | undefined;
  /** Receiver autonomous integrity monitoring is on. */
  readonly raim?: boolean | undefined;
  /** True when the data terminal is not ready. */
  readonly dteNotReady?: boolean | undefined;
  /** The station reports as a base station told it to. */
  readonly assigned?: boolean | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** One entry of `reservations` in DataLinkManagement. */
export interface SlotReservation {
  /** First slot, counted from this message. */
  readonly offsetSlots?: number | undefined;
  /** Consecutive slots reserved. */
  readonly slots?: number | undefined;
  /** Minutes the reservation holds. */
  readonly timeoutMin?: number | undefined;
  /** Slots until the reservation repeats; 0 never. */
  readonly incrementSlots?: number | undefined;
}

/** Slots a base station reserves for itself. */
export interface DataLinkManagement {
  readonly type: 20;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** The reserved slots. */
  readonly reservations?: readonly SlotReservation[] | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

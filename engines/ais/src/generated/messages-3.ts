// Generated from src/tables by generate/types.ts; change the tables, not this file.
/** Position and state of an aid to navigation, real or virtual. */
export interface AidToNavigationReport {
  readonly type: 21;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** Kind of aid, 1 to 31 (M.1371-5 table 74). */
  readonly atonType?: number | undefined;
  /** Name, with its extension: up to 34 characters. */
  readonly atonName?: string | undefined;
  /** True when the position is good to 10 m or better. */
  readonly accuracyHigh?: boolean | undefined;
  /** Longitude, degrees WGS84, east positive. */
  readonly lon?: number | undefined;
  /** Latitude, degrees WGS84, north positive. */
  readonly lat?: number | undefined;
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
  /** UTC second of the position, 0 to 59. */
  readonly second?: number | undefined;
  /** How the position was found, when not by a fix. */
  readonly positioning?: 'manual' | 'estimated' | 'inoperative' | undefined;
  /** The aid is off its position; valid when `second` is present. */
  readonly offPosition?: boolean | undefined;
  /** State of the aid, as sent (page, light, racon). */
  readonly statusBits?: number | undefined;
  /** Receiver autonomous integrity monitoring is on. */
  readonly raim?: boolean | undefined;
  /** There is nothing at this position but the message. */
  readonly virtual?: boolean | undefined;
  /** The station reports as a base station told it to. */
  readonly assigned?: boolean | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** A base station sets channels and power for an area, or for one or two stations. */
export interface ChannelManagement {
  readonly type: 22;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** Channel number for A (ITU-R M.1084). */
  readonly channelA?: number | undefined;
  /** Channel number for B (ITU-R M.1084). */
  readonly channelB?: number | undefined;
  /** Which channels to send and receive on. */
  readonly txRxMode?: number | undefined;
  /** Send with low power. */
  readonly powerLow?: boolean | undefined;
  /** Longitude, degrees WGS84, east positive, to 1/10 minute. */
  readonly lonEast?: number | undefined;
  /** Latitude, degrees WGS84, north positive, to 1/10 minute. */
  readonly latNorth?: number | undefined;
  /** Longitude, degrees WGS84, east positive, to 1/10 minute. */
  readonly lonWest?: number | undefined;
  /** Latitude, degrees WGS84, north positive, to 1/10 minute. */
  readonly latSouth?: number | undefined;
  /** For one or two stations, not for an area. */
  readonly addressed?: boolean | undefined;
  /** Channel A is 12.5 kHz wide. */
  readonly bandANarrow?: boolean | undefined;
  /** Channel B is 12.5 kHz wide. */
  readonly bandBNarrow?: boolean | undefined;
  /** Width of the transitional zone less one, nautical miles. */
  readonly zoneSizeNm?: number | undefined;
  /** The station meant. */
  readonly destinationMmsi?: number | undefined;
  /** The second station meant. */
  readonly destinationMmsi2?: number | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** A base station assigns channels and reporting interval to the ships of an area. */
export interface GroupAssignment {
  readonly type: 23;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** Longitude, degrees WGS84, east positive, to 1/10 minute. */
  readonly lonEast?: number | undefined;
  /** Latitude, degrees WGS84, north positive, to 1/10 minute. */
  readonly latNorth?: number | undefined;
  /** Longitude, degrees WGS84, east positive, to 1/10 minute. */
  readonly lonWest?: number | undefined;
  /** Latitude, degrees WGS84, north positive, to 1/10 minute. */
  readonly latSouth?: number | undefined;
  /** Which stations are meant (0 all, 1 class A, 2 class B ...). */
  readonly stationType?: number | undefined;
  /** Which ship types are meant; 0 all. */
  readonly shipType?: number | undefined;
  /** Which channels to send and receive on. */
  readonly txRxMode?: number | undefined;
  /** Reporting interval code (M.1371-5 table 78). */
  readonly reportInterval?: number | undefined;
  /** Minutes to be silent. */
  readonly quietMin?: number | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** Name of a class B craft. */
export interface StaticReportClassBPartA {
  readonly type: 24;
  readonly part: 'A';
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** Name as sent, upper case, without padding. */
  readonly shipName?: string | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** Type, call sign and size of a class B craft; an auxiliary craft names its mother ship. */
export interface StaticReportClassBPartB {
  readonly type: 24;
  readonly part: 'B';
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** Type of ship and cargo, 1 to 255 (M.1371-5 table 53). */
  readonly shipType?: number | undefined;
  /** Three letters of the maker. */
  readonly vendorId?: string | undefined;
  /** Maker's model code. */
  readonly unitModel?: number | undefined;
  /** Maker's serial number. */
  readonly serialNumber?: number | undefined;
  /** Radio call sign. */
  readonly callSign?: string | undefined;
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
  /** The ship this craft belongs to. */
  readonly motherShipMmsi?: number | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** Short binary message without acknowledgement. */
export interface SingleSlotBinaryMessage {
  readonly type: 25;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** For one station. */
  readonly addressed?: boolean | undefined;
  /** The data begin with area code and function. */
  readonly structured?: boolean | undefined;
  /** The station the message is for, when `addressed`. */
  readonly destinationMmsi?: number | undefined;
  /** Designated area code, when `structured`. */
  readonly areaCode?: number | undefined;
  /** Function identifier, when `structured`. */
  readonly functionId?: number | undefined;
  /** Number of data bits. */
  readonly dataBits?: number | undefined;
  /** The data as hexadecimal digits, filled with zeros on the right. */
  readonly dataHex?: string | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** Longer binary message with communication state. */
export interface MultipleSlotBinaryMessage {
  readonly type: 26;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** For one station. */
  readonly addressed?: boolean | undefined;
  /** The data begin with area code and function. */
  readonly structured?: boolean | undefined;
  /** The station the message is for, when `addressed`. */
  readonly destinationMmsi?: number | undefined;
  /** Designated area code, when `structured`. */
  readonly areaCode?: number | undefined;
  /** Function identifier, when `structured`. */
  readonly functionId?: number | undefined;
  /** The communication state is ITDMA, not SOTDMA. */
  readonly radioItdma?: boolean | undefined;
  /** Communication state as sent; see `radioStateOf`. */
  readonly radioBits?: number | undefined;
  /** Number of data bits. */
  readonly dataBits?: number | undefined;
  /** The data as hexadecimal digits, filled with zeros on the right. */
  readonly dataHex?: string | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** Position for long-range (satellite) reception. */
export interface LongRangeReport {
  readonly type: 27;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** True when the position is good to 10 m or better. */
  readonly accuracyHigh?: boolean | undefined;
  /** Receiver autonomous integrity monitoring is on. */
  readonly raim?: boolean | undefined;
  /** Navigational status 0 to 14 (0 under way by engine, 1 at anchor, 14 AIS-SART). */
  readonly navStatus?: number | undefined;
  /** Longitude, degrees WGS84, east positive, to 1/10 minute. */
  readonly lon?: number | undefined;
  /** Latitude, degrees WGS84, north positive, to 1/10 minute. */
  readonly lat?: number | undefined;
  /** Speed over ground in whole knots; 62 means that or more. */
  readonly sogKn?: number | undefined;
  /** Course over ground, whole degrees from true north. */
  readonly cogDegTrue?: number | undefined;
  /** The position is more than 5 s old. */
  readonly positionLate?: boolean | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

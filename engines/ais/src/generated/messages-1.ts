// Generated from src/tables by generate/types.ts; change the tables, not this file.
/** Position of a class A ship (1 scheduled, 2 assigned, 3 on interrogation). */
export interface PositionReportClassA {
  readonly type: 1 | 2 | 3;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** Navigational status 0 to 14 (0 under way by engine, 1 at anchor, 14 AIS-SART). */
  readonly navStatus?: number | undefined;
  /** Rate of turn, degrees a minute, starboard positive. */
  readonly rotDegPerMin?: number | undefined;
  /** Turning faster than 5 degrees in 30 s, by no turn indicator. */
  readonly turning?: 'right' | 'left' | undefined;
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
  /** Engaged in a special manoeuvre: 1 no, 2 yes. */
  readonly specialManoeuvre?: number | undefined;
  /** Receiver autonomous integrity monitoring is on. */
  readonly raim?: boolean | undefined;
  /** Communication state as sent; see `radioStateOf`. */
  readonly radioBits?: number | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** Time and position of a base station (4), or of a mobile station asked for it (11). */
export interface BaseStationReport {
  readonly type: 4 | 11;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** UTC year. */
  readonly year?: number | undefined;
  /** UTC month, 1 to 12. */
  readonly month?: number | undefined;
  /** UTC day, 1 to 31. */
  readonly day?: number | undefined;
  /** UTC hour, 0 to 23. */
  readonly hour?: number | undefined;
  /** UTC minute, 0 to 59. */
  readonly minute?: number | undefined;
  /** UTC second, 0 to 59. */
  readonly second?: number | undefined;
  /** True when the position is good to 10 m or better. */
  readonly accuracyHigh?: boolean | undefined;
  /** Longitude, degrees WGS84, east positive. */
  readonly lon?: number | undefined;
  /** Latitude, degrees WGS84, north positive. */
  readonly lat?: number | undefined;
  /** Kind of positioning device (1 GPS, 2 GLONASS, 8 Galileo ...). */
  readonly epfdType?: number | undefined;
  /** Asks class A stations in range for message 27. */
  readonly longRangeRequested?: boolean | undefined;
  /** Receiver autonomous integrity monitoring is on. */
  readonly raim?: boolean | undefined;
  /** Communication state as sent; see `radioStateOf`. */
  readonly radioBits?: number | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** Name, call sign, size and voyage of a class A ship. */
export interface StaticReportClassA {
  readonly type: 5;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** Edition of M.1371 the station follows, 0 to 3. */
  readonly aisVersion?: number | undefined;
  /** IMO ship number. */
  readonly imoNumber?: number | undefined;
  /** Radio call sign. */
  readonly callSign?: string | undefined;
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
  /** Estimated arrival: UTC month, 1 to 12. */
  readonly etaMonth?: number | undefined;
  /** Estimated arrival: UTC day, 1 to 31. */
  readonly etaDay?: number | undefined;
  /** Estimated arrival: UTC hour, 0 to 23. */
  readonly etaHour?: number | undefined;
  /** Estimated arrival: UTC minute, 0 to 59. */
  readonly etaMinute?: number | undefined;
  /** Static draught in metres; 25.5 means that or more. */
  readonly draughtM?: number | undefined;
  /** Destination as typed on board. */
  readonly destination?: string | undefined;
  /** True when the data terminal is not ready. */
  readonly dteNotReady?: boolean | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** Binary message to one station. */
export interface AddressedBinaryMessage {
  readonly type: 6;
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
  /** Designated area code: who defined the content (1 is IMO). */
  readonly areaCode?: number | undefined;
  /** Function identifier within the area code. */
  readonly functionId?: number | undefined;
  /** Number of data bits. */
  readonly dataBits?: number | undefined;
  /** The data as hexadecimal digits, filled with zeros on the right. */
  readonly dataHex?: string | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** One entry of `acknowledged` in Acknowledgement. */
export interface AcknowledgedMessage {
  /** The station whose message is acknowledged. */
  readonly mmsi?: number | undefined;
  /** Sequence number of that message. */
  readonly sequence?: number | undefined;
}

/** Acknowledges message 6 (7) or 12 (13) of up to four stations. */
export interface Acknowledgement {
  readonly type: 7 | 13;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** The messages acknowledged. */
  readonly acknowledged?: readonly AcknowledgedMessage[] | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** Binary message to everybody. */
export interface BroadcastBinaryMessage {
  readonly type: 8;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** Designated area code: who defined the content (1 is IMO). */
  readonly areaCode?: number | undefined;
  /** Function identifier within the area code. */
  readonly functionId?: number | undefined;
  /** Number of data bits. */
  readonly dataBits?: number | undefined;
  /** The data as hexadecimal digits, filled with zeros on the right. */
  readonly dataHex?: string | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

/** Position of an aircraft that takes part in search and rescue. */
export interface SarAircraftReport {
  readonly type: 9;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** Altitude in metres; 4094 means that or more. */
  readonly altitudeM?: number | undefined;
  /** Speed over ground in knots; 1022 means that or more. */
  readonly sogKn?: number | undefined;
  /** True when the position is good to 10 m or better. */
  readonly accuracyHigh?: boolean | undefined;
  /** Longitude, degrees WGS84, east positive. */
  readonly lon?: number | undefined;
  /** Latitude, degrees WGS84, north positive. */
  readonly lat?: number | undefined;
  /** Course over ground, degrees from true north. */
  readonly cogDegTrue?: number | undefined;
  /** UTC second of the position, 0 to 59. */
  readonly second?: number | undefined;
  /** How the position was found, when not by a fix. */
  readonly positioning?: 'manual' | 'estimated' | 'inoperative' | undefined;
  /** The altitude is barometric, not from satellites. */
  readonly altitudeBarometric?: boolean | undefined;
  /** True when the data terminal is not ready. */
  readonly dteNotReady?: boolean | undefined;
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

/** Asks one station for UTC and its position. */
export interface UtcInquiry {
  readonly type: 10;
  /** How often the message has been repeated, 0 to 3. */
  readonly repeat?: number | undefined;
  /** Identity of the sender. */
  readonly mmsi: number;
  /** The station the message is for. */
  readonly destinationMmsi?: number | undefined;
  /** The payload ended before its last field. */
  readonly truncated?: true | undefined;
}

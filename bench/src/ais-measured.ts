/** What the AIS benchmark knows of a decoder, and of one reading of a file by it. */

/** A peer reads a file of sentences and prints the times it took and its messages. */
export interface Peer {
  readonly name: string;
  /** What it makes of a message, so that like is compared with like. */
  readonly makes: string;
  /** Slow peers get a part of the lines; their rate is a rate all the same. */
  readonly lines: number;
  readonly command: readonly string[];
  /** Set for what takes less than a second: it is run as often as ours, right beside it. */
  readonly quick?: boolean;
  /** What it printed and how long it ran, read; without this its last line is JSON of `Measured`. */
  readonly read?: (printed: string, clockMs: number) => Measured;
}

/** One reading of a file: by the clock, and by the processor time of the whole process. */
export interface Measured {
  readonly ms: number;
  readonly processorMs: number;
  /** Undefined where it is not counted during the measured run. */
  readonly messages?: number;
}

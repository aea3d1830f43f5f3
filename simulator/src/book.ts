/** What is counted and remembered while a night is played: player and autopilot share it. */

export interface PlayerCounts {
  reports: number;
  ordered: number;
  statuses: number;
  /** Commands the centre refused, most often because a visitor was quicker. */
  refused: number;
  /** Decisions taken for a centre. */
  decisions: number;
}

/** What the player knows of the centre's numbers. */
export interface Book {
  /** Simulated report -> the centre's number. */
  readonly reportIds: Map<string, string>;
  /** The centre's number -> simulated report. */
  readonly simulatedIds: Map<string, string>;
  /** True boat -> the boat at the desk that stands for it, where decisions are taken for a centre. */
  readonly boatIds: Map<string, string>;
}

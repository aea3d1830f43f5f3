/** The largest that is read. Each is an error with its name when it is reached, never a silent cut. */
export const limits = {
  /** Values of one frame of one variable. */
  frameValuesMax: 4_000_000,
  /** Times of one field. */
  timesMax: 20_000,
  /** Points along one axis. */
  axisPointsMax: 200_000,
  /** Variables, dimensions and attributes of a NetCDF file, each. */
  namesMax: 4_096,
  /** Bytes of one attribute or name. */
  attributeBytesMax: 1 << 20,
  /** Messages of a GRIB file, counting repeated fields. */
  gribMessagesMax: 50_000,
  /** Bytes of one GRIB message. */
  gribMessageBytesMax: 256 << 20,
  /** Points of one GRIB field, which is always unpacked whole. */
  gribPointsMax: 16_000_000,
  /** Bytes between two GRIB messages, such as the headings of a bulletin. */
  gribGapBytesMax: 4_096,
  /** Bytes of one HDF5 chunk once unpacked. */
  chunkBytesMax: 64 << 20,
  /** Decoded frames that a field keeps. */
  framesKeptMax: 4,
  /** Frames of each field that a check decodes. */
  framesCheckedMax: 200,
  /** Bytes of a file that is given as bytes and of one read. */
  bytesMax: 1 << 30,
  /** How long the HDF5 library may think about one question. */
  hdf5WaitMsMax: 20_000,
} as const;

/** Faster than any water of this world, in m/s: a value above it is a wrong unit or a broken file. */
export const currentMpsMax = 15;
/** Faster than any wind at the sea's surface, in m/s. */
export const windMpsMax = 130;

import type { NoteTexts, RefusalTexts } from './texts-shape.js';

export const refusalTextsEn: RefusalTexts = {
  FORCING_OPTION: 'What was asked of the file makes no sense; ask again as described.',
  FORCING_UNREADABLE: 'The file cannot be read; check its path and whether you may read it.',
  FORCING_FORMAT: 'This kind of file is not read here; NetCDF (classic or 4) and GRIB2 are.',
  FORCING_PACKED: 'The file is packed in an archive; unpack it first.',
  FORCING_TRUNCATED: 'The file ends before its last value; copy or download it again.',
  FORCING_BROKEN: 'The file contradicts itself or its format; fetch it again from its maker.',
  FORCING_LIMIT:
    'The file, or a part of it, is larger than is read here; cut it to the Strait first.',
  FORCING_NOTHING:
    'There is no current, wind, wave or sea temperature in it that can be recognised.',
  FORCING_PAIR:
    'Only one component of a vector is there; both are needed, on the same grid and times.',
  FORCING_UNITS: 'The units are missing or do not fit; a guess could be wrong by a factor of two.',
  FORCING_TIME: 'Its times cannot be told for sure; they need units, a date, and to ascend.',
  FORCING_CALENDAR: 'Its calendar has days that do not exist; only real days can be used.',
  FORCING_AXIS: 'Its longitudes or latitudes are not even or not on the globe; regrid it first.',
  FORCING_GRID: 'Its grid is not one of regular longitudes and latitudes; regrid it first.',
  FORCING_WINDOW: 'The file has nothing in the part of the sea that was asked for.',
  FORCING_PACKING: 'Its numbers are packed in a way that is not read here; repack it first.',
  FORCING_PRODUCT: 'It holds extremes, sums or another product than values at a time.',
  FORCING_VALUE:
    'It has values that nature does not make; the file is broken or its units are wrong.',
  FORCING_CLOSED: 'The file was closed already; open it again.',
};

export const noteTextsEn: NoteTexts = {
  quantities: {
    current: 'Current',
    wind: 'Wind',
    'wave-height': 'Height of waves',
    'wave-period': 'Period of waves',
    'wave-from': 'Direction of waves',
    'sea-temperature': 'Sea temperature',
  },
  notes: {
    WINDOW_USED: 'the grid is large; only the Strait and its surroundings are used.',
    AXIS_UNEVEN: 'its axes are uneven by {percent} % of a step; even steps are taken.',
    SURFACE_LEVEL: 'of several levels this one is used: {level}.',
    TIMES_LEFT_OUT: '{used} of {all} times are needed and used.',
    ONE_TIME: 'there is only one time, {time}; it holds at that moment and not before or after.',
    ALL_ZERO:
      'every value that was read is exactly zero; this is hardly a forecast. Do not rely on it.',
    NO_VALUES: 'no point of it has a value at {time}; nothing drifts there.',
    FRAMES_UNCHECKED: '{checked} of {all} times were read for this check.',
    WRAPPED: 'the grid goes round the globe; it was joined where it begins.',
    CHOICE: 'the file has it more than once; this is used: {used}.',
    DOUBLE_TIME: '{fields} fields repeat a time; the newer run, or the first member, is used.',
  },
};

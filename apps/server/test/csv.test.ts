import { describe, expect, test } from 'vitest';
import { createCsvReader, csvTimeMs } from '../src/feeds/csv.js';

// Aim: rows of the archives that people have are read as they mean it, or name the field that is wrong.

describe('rows of position files', () => {
  const samples: [string, string, string, object][] = [
    [
      'Stone Soup',
      'Time,MMSI,Latitude_degrees,Longitude_degrees,COG_degrees,SOG_knots',
      '2016-01-12 13:02:11.218,235070762,50.7730133333333,-1.092935,157.8,5.9',
      {
        mmsi: 235070762,
        lat: 50.7730133333333,
        lon: -1.092935,
        cogDegTrue: 157.8,
        sogKn: 5.9,
        kind: 'ship',
      },
    ],
    [
      'the Danish archive',
      '# Timestamp,Type of mobile,MMSI,Latitude,Longitude,Navigational status,ROT,SOG,COG,Heading,IMO,Callsign,Name,Ship type',
      '31/12/2023 23:59:59,Class A,219598000,55.1,14.7,Under way using engine,,10.5,12.1,13,9112765,OYXX,"NORD, ""SO""",Tanker',
      {
        mmsi: 219598000,
        lat: 55.1,
        lon: 14.7,
        sogKn: 10.5,
        headingDegTrue: 13,
        name: 'NORD, "SO"',
        shipType: 80,
      },
    ],
    [
      'the United States archive',
      'MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status',
      '368084090,2023-01-01T00:00:03,29.93174,-89.99239,102.3,360.0,511.0,LORETTA,,WDK1,31,0',
      { mmsi: 368084090, lat: 29.93174, lon: -89.99239, name: 'LORETTA', shipType: 31 },
    ],
  ];
  test.each(samples)('%s', (_name, header, line, expected) => {
    const result = createCsvReader(header)(line);
    expect(result.ok && result.row).toMatchObject(expected);
  });

  test('the newer columns of the United States, and a byte order mark, are no obstacle', () => {
    const header =
      '\ufeffmmsi,base_date_time,longitude,latitude,sog,cog,heading,vessel_name,imo,call_sign,vessel_type';
    const read = createCsvReader(header);
    expect(read('368084090,2025-01-01 00:00:03,-89.99,29.93,4.1,12.5,13,LORETTA,,WDK1,31')).toEqual(
      {
        ok: true,
        row: {
          mmsi: 368084090,
          timeMs: Date.UTC(2025, 0, 1, 0, 0, 3),
          lat: 29.93,
          lon: -89.99,
          kind: 'ship',
          sogKn: 4.1,
          cogDegTrue: 12.5,
          headingDegTrue: 13,
          name: 'LORETTA',
          shipType: 31,
        },
      },
    );
  });

  test('what an archive writes for "not available" is absent', () => {
    const [, , us] = samples;
    const result = createCsvReader(us?.[1] ?? '')(us?.[2] ?? '');
    expect(result.ok && Object.keys(result.row).sort()).toEqual([
      'kind',
      'lat',
      'lon',
      'mmsi',
      'name',
      'shipType',
      'timeMs',
    ]);
  });

  test('a Danish row without a position (91, 181) is kept aside, naming the field', () => {
    const header = samples[1]?.[1] ?? '';
    const result = createCsvReader(header)('31/12/2023 23:59:59,Class A,219598000,91,181,,,,,,,,,');
    expect(result).toMatchObject({ ok: false, field: 'lat', value: '91' });
  });

  test('a header that lacks a column says which', () => {
    expect(() => createCsvReader('Time,MMSI,lat')).toThrow(/expected a column for lon/);
  });

  test('days come first in Danish times, and impossible times are none', () => {
    expect(csvTimeMs('02/01/2024 03:04:05')).toBe(Date.UTC(2024, 0, 2, 3, 4, 5));
    for (const text of ['2024-13-01 00:00:00', '31/12/2023', '', '2024-01-01 24:00:00']) {
      expect(csvTimeMs(text)).toBeUndefined();
    }
  });
});

/** What is typed into a call, and the report it makes. */
import type { Centre, Sign } from '@straitwatch/protocol';

export interface Fields {
  where: string;
  count: string;
  children: string;
  craft: string;
  engine: string;
  said: string;
  speaks: string;
  phone: string;
  channel: string;
  signs: Sign[];
}
export const blank: Fields = {
  where: '',
  count: '',
  children: '',
  craft: '',
  engine: '',
  said: '',
  speaks: '',
  phone: '',
  channel: '999',
  signs: [],
};

/** A place as it was understood from what was typed. */
export interface UnderstoodPlace {
  lat: number;
  lon: number;
  radiusM: number;
  form: string;
}

/** The report that the fields make; what is empty is absent. `phone` is hashed by the server. */
export function reportOf(
  fields: Fields,
  at: UnderstoodPlace | undefined,
  call: { startedMs: number; centre: Centre },
): object {
  const count = /\d{1,3}/.exec(fields.count)?.[0];
  const children = /\d{1,3}/.exec(fields.children)?.[0];
  const text = [fields.said.trim(), at === undefined ? fields.where.trim() : '']
    .filter((one) => one !== '')
    .join(' | ');
  const { engine, craft } = fields;
  return {
    time: new Date(call.startedMs).toISOString(),
    centre: call.centre,
    channel: fields.channel,
    ...(at === undefined
      ? {}
      : {
          position: { lat: at.lat, lon: at.lon, radiusM: Math.round(at.radiusM), source: at.form },
        }),
    ...(count === undefined
      ? {}
      : {
          persons: {
            count: Number(count),
            quality: 'stated',
            ...(children === undefined ? {} : { children: Number(children) }),
          },
        }),
    ...(craft === '' && engine === ''
      ? {}
      : {
          craft: { ...(craft === '' ? {} : { type: craft }), ...(engine === '' ? {} : { engine }) },
        }),
    ...(fields.signs.length === 0 ? {} : { signs: fields.signs }),
    ...(fields.speaks === ''
      ? {}
      : {
          languages: fields.speaks
            .split(/[,; ]+/)
            .filter((one) => one !== '')
            .map((one) => one.slice(0, 16)),
        }),
    ...(fields.phone === '' ? {} : { phone: fields.phone }),
    ...(text === '' ? {} : { text }),
  };
}

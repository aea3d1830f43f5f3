/** AIS messages into the live picture: where ships are, what they are called, who raises an alarm. */
import {
  type AisMessage,
  type AisStream,
  alarmOf,
  createAisStream,
  type DistressAlarm,
  type Reception,
} from '@straitwatch/ais';
import { LivePicture, type TrackKind } from '../picture.js';
import type { AssetWatch } from './asset-watch.js';
import type { Feed } from './feed.js';
import type { RejectLog } from './rejects.js';

export interface AisParts {
  feed: Feed;
  picture: LivePicture;
  assets: AssetWatch;
  rejects: RejectLog;
  nowMs: () => number;
}

export interface AisReader {
  stream: AisStream;
  /** The time of the newest message that carried one of its own. */
  saidMs: number | undefined;
  /** No more bytes come. */
  end(): void;
}

/** A reader for one line of bytes. Nothing that comes in makes it throw. */
export function createAisReader(parts: AisParts): AisReader {
  const stream = createAisStream({
    onMessage(message, reception) {
      if (reception.timeMs !== undefined) reader.saidMs = reception.timeMs;
      parts.feed.heard();
      takeMessage(message, reception, parts);
    },
    onReject(reject) {
      parts.feed.keptAside();
      parts.rejects.keep(reject);
    },
  });
  const { lines } = parts.feed;
  lines.join(stream.counts);
  const reader: AisReader = {
    stream,
    saidMs: undefined,
    end() {
      stream.end();
      lines.leave(stream.counts);
    },
  };
  return reader;
}

export function takeMessage(message: AisMessage, reception: Reception, parts: AisParts): void {
  const nowMs = parts.nowMs();
  const timeMs = LivePicture.timeOf(reception.timeMs, nowMs);
  let alarm: DistressAlarm | undefined;
  switch (message.type) {
    case 1:
    case 2:
    case 3:
      alarm = alarmOf(message);
      takePosition(message, alarm?.device ?? 'ship', timeMs, parts);
      if (alarm !== undefined) takeAlarm(alarm, timeMs, parts);
      return;
    case 18:
    case 27:
      takePosition(message, 'ship', timeMs, parts);
      return;
    case 19:
      takePosition(message, 'ship', timeMs, parts);
      parts.picture.static({
        mmsi: message.mmsi,
        name: message.shipName,
        shipType: message.shipType,
      });
      return;
    case 9:
      takePosition(message, 'aircraft', timeMs, parts);
      return;
    case 4:
      takePosition(message, 'base', timeMs, parts);
      return;
    case 21:
      takePosition(message, 'aid', timeMs, parts);
      parts.picture.static({ mmsi: message.mmsi, name: message.atonName });
      return;
    case 5:
      parts.picture.static({
        mmsi: message.mmsi,
        name: message.shipName,
        shipType: message.shipType,
      });
      return;
    case 24:
      if (message.part === 'A') {
        parts.picture.static({ mmsi: message.mmsi, name: message.shipName });
      } else {
        parts.picture.static({ mmsi: message.mmsi, shipType: message.shipType });
      }
      return;
    case 14:
      alarm = alarmOf(message);
      if (alarm !== undefined) takeAlarm(alarm, timeMs, parts);
      else takeSafetyText(message.mmsi, message.text ?? '', timeMs, parts);
      return;
    default:
      return;
  }
}

interface Placed {
  mmsi: number;
  lat?: number | undefined;
  lon?: number | undefined;
  cogDegTrue?: number | undefined;
  sogKn?: number | undefined;
  headingDegTrue?: number | undefined;
}

function takePosition(message: Placed, kind: TrackKind, timeMs: number, parts: AisParts): void {
  const { mmsi, lat, lon, cogDegTrue, sogKn, headingDegTrue } = message;
  if (lat === undefined || lon === undefined) return;
  const isNew = parts.picture.position({
    mmsi,
    kind,
    lat,
    lon,
    timeMs,
    cogDegTrue,
    sogKn,
    headingDegTrue,
  });
  if (isNew) parts.assets.seen({ mmsi, lat, lon, timeMs, cogDegTrue, sogKn }, parts.feed.name);
}

/** A device's alarm is known by its number, so that its repetitions are one alarm. */
function takeAlarm(alarm: DistressAlarm, timeMs: number, parts: AisParts): void {
  const { device, state, mmsi, text } = alarm;
  const track = parts.picture.track(mmsi);
  const lat = alarm.lat ?? track?.lat;
  const lon = alarm.lon ?? track?.lon;
  parts.picture.alarm({
    id: `${device}-${mmsi}`,
    kind: device,
    test: state === 'test',
    mmsi,
    ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
    ...(text === undefined ? {} : { text: text.slice(0, textMax) }),
    time: new Date(timeMs).toISOString(),
  });
}

const textMax = 200;

function takeSafetyText(mmsi: number, said: string, timeMs: number, parts: AisParts): void {
  const text = said.slice(0, textMax);
  const track = parts.picture.track(mmsi);
  parts.picture.alarm({
    id: `text-${mmsi}`,
    kind: 'safety-text',
    test: /\bTEST\b/i.test(text),
    mmsi,
    ...(track === undefined ? {} : { lat: track.lat, lon: track.lon }),
    ...(text === '' ? {} : { text }),
    time: new Date(timeMs).toISOString(),
  });
}

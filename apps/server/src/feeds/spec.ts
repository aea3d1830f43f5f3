/** The `--feed` option: where a feed comes from. */
import { basename } from 'node:path';
import { setupError } from '../errors.js';
import type { PlaySpeed } from './file.js';

export type FeedSpec =
  | { kind: 'tcp'; name: string; host: string; port: number }
  | { kind: 'tcp-listen'; name: string; host: string; port: number }
  | { kind: 'udp'; name: string; host: string; port: number }
  | { kind: 'file'; name: string; path: string; speed: PlaySpeed }
  | { kind: 'csv'; name: string; path: string; speed: PlaySpeed };

const forms =
  'tcp://HOST:PORT, tcp-listen://[HOST]:PORT, udp://[HOST]:PORT, file:PATH[?speed=N] or csv:PATH[?speed=N], N a number or clock';
/** Replay at most so many times as fast as it was recorded; 0 means as fast as it can be read. */
export const replaySpeedMax = 10_000;

/** @throws ServerError `setup` naming what was expected. */
export function parseFeedSpec(text: string): FeedSpec {
  const wrong = setupError('--feed', text.slice(0, 120), forms);
  const socket = /^(tcp|tcp-listen|udp):\/\/(\[[0-9a-fA-F:]+\]|[^:/?#\s]*):(\d{1,5})\/?$/.exec(
    text,
  );
  if (socket !== null) {
    const kind = socket[1] as 'tcp' | 'tcp-listen' | 'udp';
    const host = (socket[2] ?? '').replaceAll(/[[\]]/g, '');
    const port = Number(socket[3]);
    if (port > 65_535 || (kind === 'tcp' && (host === '' || port === 0))) throw wrong;
    // Nothing listens to the world unless told to.
    const where = host === '' ? (kind === 'tcp' ? '' : '127.0.0.1') : host;
    return { kind, name: text.replace(/\/$/, '').slice(0, 200), host: where, port };
  }
  const file = /^(file|csv):(?:\/\/)?([^?]+)(?:\?speed=([\d.]{1,10}|clock))?$/.exec(text);
  if (file === null) throw wrong;
  const kind = file[1] as 'file' | 'csv';
  const path = file[2] ?? '';
  const speed = file[3] === 'clock' ? file[3] : Number(file[3] ?? 1);
  if (speed !== 'clock' && !(speed >= 0 && speed <= replaySpeedMax)) throw wrong;
  return { kind, name: `${kind}:${basename(path)}`.slice(0, 200), path, speed };
}

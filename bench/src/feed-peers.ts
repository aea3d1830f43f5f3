/**
 * Plain forwarders beside the server: AIS over TCP in, one JSON frame for each position out, and nothing
 * else: no picture, no record, no boats, no sign-in. They show what decoding and a WebSocket cost by themselves.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Forwarder {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

const PACKAGES = ['ggencoder@1.0.10', 'ais-stream-decoder@2.1.2'];

/** Connects to AIS_PORT, listens on any port, prints it, and counts what it passed on. */
const FRAME = `
const { connect } = require('node:net');
const { WebSocketServer } = require(process.env.WS_PATH);
const server = new WebSocketServer({ port: 0, host: '127.0.0.1' }, () => {
  console.log(JSON.stringify({ url: 'ws://127.0.0.1:' + server.address().port }));
});
const pass = (mmsi, lat, lon) => {
  const text = JSON.stringify({ tracks: { mmsi: [mmsi], lat: [lat], lon: [lon] } });
  for (const client of server.clients) client.send(text);
};
const from = (take) => {
  const line = connect(Number(process.env.AIS_PORT), '127.0.0.1');
  line.on('data', take);
  line.on('error', () => process.exit(1));
};
const lines = (take) => {
  let rest = '';
  from((bytes) => {
    const parts = (rest + bytes.toString('latin1')).split('\\r\\n');
    rest = parts.pop();
    for (const part of parts) take(part);
  });
};
process.on('SIGTERM', () => process.exit(0));
`;

const SCRIPTS: Readonly<Record<string, string>> = {
  'forwarder, our decoder': `${FRAME}
import(process.env.AIS_URL).then(({ createAisStream }) => {
  const stream = createAisStream({
    onMessage(message) {
      if (message.lat !== undefined) pass(message.mmsi, message.lat, message.lon);
    },
  });
  from((bytes) => stream.push(bytes));
});
`,
  'forwarder, ggencoder': `${FRAME}
const { AisDecode } = require('ggencoder');
const session = {};
lines((line) => {
  const message = new AisDecode(line, session);
  if (message.valid && message.lat !== undefined) pass(Number(message.mmsi), message.lat, message.lon);
});
`,
  'forwarder, ais-stream-decoder': `${FRAME}
const AisDecoder = require('ais-stream-decoder').default;
const decoder = new AisDecoder();
decoder.on('error', () => undefined);
decoder.on('data', (text) => {
  const message = JSON.parse(text);
  if (message.lat !== undefined) pass(Number(message.mmsi), message.lat, message.lon);
});
lines((line) => decoder.write(line));
`,
};

const WANTS: Readonly<Record<string, string>> = {
  'forwarder, ggencoder': 'ggencoder',
  'forwarder, ais-stream-decoder': 'ais-stream-decoder',
};

export const FORWARDER_NAMES: readonly string[] = Object.keys(SCRIPTS);

/** The forwarders that can run here; other people's decoders are installed into `folder`. */
export function findForwarders(folder: string, aisPort: number): Forwarder[] {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"commonjs"}');
  spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES], {
    cwd: folder,
    stdio: 'ignore',
  });
  const require = createRequire(import.meta.url);
  const env = {
    AIS_PORT: String(aisPort),
    WS_PATH: require.resolve('ws'),
    AIS_URL: pathToFileURL(require.resolve('@straitwatch/ais')).href,
  };
  return Object.entries(SCRIPTS).flatMap(([name, script]) => {
    const wanted = WANTS[name];
    if (wanted !== undefined && !existsSync(join(folder, 'node_modules', wanted))) return [];
    const file = join(folder, `${name.replaceAll(/\W+/g, '-')}.cjs`);
    writeFileSync(file, script);
    return [{ name, args: [file], env }];
  });
}

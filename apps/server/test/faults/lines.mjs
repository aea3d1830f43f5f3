// Lines as no receiver should send them: right sentences, changed at random.
import { encodeSentences } from '@straitwatch/ais';

/** Sentences of every kind that the picture knows. */
export function rightSentences(rng) {
  const at = () => ({ lat: 50 + rng.uniform() * 2, lon: rng.uniform() * 3 });
  const out = [];
  for (let i = 0; i < 40; i += 1) {
    const mmsi = 200_000_000 + Math.floor(rng.uniform() * 7e8);
    const beacon = [970, 972, 974][i % 3];
    const messages = [
      { type: 1, mmsi, ...at(), sogKn: 10, cogDegTrue: 45 },
      { type: 18, mmsi, ...at(), sogKn: 6 },
      { type: 5, mmsi, shipName: 'PRIDE OF THE STRAIT', shipType: 60, destination: 'DOVER' },
      { type: 24, part: 'A', mmsi, shipName: 'SKIFF' },
      { type: 21, mmsi: 992_351_000 + i, ...at(), atonName: 'SANDETTIE', atonType: 1 },
      { type: 14, mmsi, text: 'PERSON IN WATER NEAR VARNE' },
      { type: 9, mmsi: 111_232_500 + i, ...at(), altitudeM: 300 },
      { type: 4, mmsi: 2_320_000 + i, ...at() },
      { type: 27, mmsi, ...at() },
      { type: 1, mmsi: Number(`${beacon}00000${i % 10}`), ...at(), navStatus: 14 },
    ];
    for (const message of messages) out.push(...encodeSentences(message));
  }
  return out;
}

/** What is put in: among it what separates and ends. */
const bytes = '!$\\*,;:<=>?@ABCWXYZ`abcdw0123456789\u0000\r\n\u00ff ';

function checksum(body) {
  let sum = 0;
  for (let i = 0; i < body.length; i += 1) sum ^= body.charCodeAt(i) & 0xff;
  return sum.toString(16).toUpperCase().padStart(2, '0');
}

/** A right line, wrong in one to three places; half of them with a right checksum again. */
export function mutated(rng, line) {
  let text = line;
  const times = 1 + Math.floor(rng.uniform() * 3);
  for (let i = 0; i < times; i += 1) {
    const at = Math.floor(rng.uniform() * text.length);
    const how = rng.uniform();
    const char = bytes[Math.floor(rng.uniform() * bytes.length)] ?? '';
    if (how < 0.45) text = text.slice(0, at) + char + text.slice(at + 1);
    else if (how < 0.6) text = text.slice(0, at);
    else if (how < 0.75)
      text = text.slice(0, at) + text.slice(at + 1 + Math.floor(rng.uniform() * 8));
    else if (how < 0.9)
      text = text.slice(0, at) + char.repeat(1 + Math.floor(rng.uniform() * 6)) + text.slice(at);
    else if (how < 0.999) text += text.slice(at);
    else text += 'w'.repeat(5_000);
  }
  if (rng.uniform() < 0.5) {
    const star = text.lastIndexOf('*');
    const body = text.slice(1, star < 1 ? undefined : star);
    text = `${text.slice(0, 1)}${body}*${checksum(body)}`;
  }
  return text;
}

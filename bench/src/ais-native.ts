/**
 * The C++ decoder inside AIS-catcher, measured from outside: a small program of ours that hands it the
 * file and counts what comes out. Its source is what `pip download --no-binary aiscat aiscat` unpacks;
 * `STRAITWATCH_BENCH_AIS_CATCHER` names that folder, and the program is built into it once.
 *
 * Trap: by default it does not look at checksums, which saves it work and lets wrong messages through.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Peer } from './ais-measured.js';

export const NATIVE_NAME = 'AIS-catcher (C++)';

/** Reads in chunks of 64 KiB as ours does; every field is decoded, and of each message one is looked at. */
const PROGRAM = `
#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>
#include "Common.h"
#include "Stream.h"
#include "Marine/NMEA.h"
#include "Marine/Message.h"
#include "JSON/JSONAIS.h"
#include "JSON/JSON.h"

struct Sink : public StreamIn<JSON::JSON> {
  long messages = 0;
  unsigned odd = 0;
  void Receive(const JSON::JSON *data, int len, TAG &) override {
    messages += len;
    for (int i = 0; i < len; i++) {
      odd += static_cast<const AIS::Message *>(data[i].binary)->mmsi() & 1;
    }
  }
};

int main(int, char **argv) {
  std::vector<char> chunk(1 << 16);
  AIS::NMEA nmea;
  AIS::JSONAIS json;
  Sink sink;
  TAG tag;
  tag.clear();
  tag.mode &= ~2u;
  nmea.out.Connect(&json);
  json.out.Connect(&sink);
  auto start = std::chrono::steady_clock::now();
  std::clock_t before = std::clock();
  FILE *file = std::fopen(argv[1], "rb");
  if (!file) return 1;
  for (size_t n; (n = std::fread(chunk.data(), 1, chunk.size(), file)) > 0;) {
    RAW raw{Format::TXT, chunk.data(), (int)n};
    nmea.Receive(&raw, 1, tag);
  }
  std::fclose(file);
  double used = 1000.0 * (std::clock() - before) / CLOCKS_PER_SEC;
  std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
  std::printf("{\\"ms\\":%.3f,\\"processorMs\\":%.3f,\\"messages\\":%ld,\\"odd\\":%u}\\n",
              took.count(), used, sink.messages, sink.odd);
}
`;

const FOLDERS = ['Application', 'Library', 'Marine', 'JSON', 'Utilities'];
/** The sources that decode; the rest of the library folder is for radios. */
const SOURCES = [
  /^Marine\/.*\.cpp$/,
  /^JSON\/.*\.cpp$/,
  /^Library\/Logger\.cpp$/,
  /^Utilities\/.*\.cpp$/,
];

function build(source: string, program: string): boolean {
  const main = `${program}.cpp`;
  writeFileSync(main, PROGRAM);
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(source, folder)).map((name) => `${folder}/${name}`),
  ).filter((name) => SOURCES.some((pattern) => pattern.test(name)));
  const include = ['', ...FOLDERS].map((folder) => `-I${join(source, folder)}`);
  const flags = ['-O3', '-DNDEBUG', '-std=c++11', '-w', '-pthread'];
  const paths = files.map((name) => join(source, name));
  const args = [...flags, ...include, main, ...paths, '-o', program];
  return spawnSync('c++', args, { stdio: ['ignore', 2, 2] }).status === 0;
}

/** The native peer, when its source is there and can be built. */
export function nativePeer(): Peer[] {
  const folder = process.env.STRAITWATCH_BENCH_AIS_CATCHER;
  if (folder === undefined || !existsSync(join(folder, 'Source', 'Marine'))) return [];
  const program = join(folder, 'straitwatch-bench');
  if (!existsSync(program) && !build(join(folder, 'Source'), program)) return [];
  const shape = { makes: 'C++ objects', lines: 1_000_000, quick: true };
  return [{ name: NATIVE_NAME, ...shape, command: [program] }];
}

// Translates src/*.ts to JavaScript for a thread that is started from source, in unit tests only.
// The result lies under dist/, named by the content of the source, so it can never be stale.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);

/** The folder (a file URL that ends in a slash) with the translated files. */
export function translateSource() {
  const source = fileURLToPath(new URL('../src/', import.meta.url));
  const files = readdirSync(source).filter((name) => name.endsWith('.ts'));
  const texts = files.map((name) => readFileSync(source + name, 'utf8'));
  const digest = createHash('sha256')
    .update(JSON.stringify([files, texts]))
    .digest('hex');
  const target = fileURLToPath(new URL(`../dist/.source-${digest.slice(0, 16)}/`, import.meta.url));
  if (!existsSync(target)) {
    const ts = require('typescript');
    const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
    const made = `${target.slice(0, -1)}.${process.pid}.${Math.trunc(performance.now())}/`;
    mkdirSync(made, { recursive: true });
    for (const [index, name] of files.entries()) {
      const { outputText } = ts.transpileModule(texts[index], { compilerOptions });
      writeFileSync(made + name.replace(/\.ts$/, '.js'), outputText);
    }
    try {
      renameSync(made, target);
    } catch {
      // Another test process was first with the same content.
      rmSync(made, { recursive: true, force: true });
    }
  }
  return pathToFileURL(target).href;
}

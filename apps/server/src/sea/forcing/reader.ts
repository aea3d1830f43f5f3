/** Where files of the sea are read: in a thread of their own, which is ended when a file holds it up. */
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type LoadedFile, loadForcing, refusedFile, type Span } from './load.js';

export interface ForcingReader {
  read(path: string, span: Span): Promise<LoadedFile>;
  close(): Promise<void>;
}

/** In this thread: when the package runs from its source, where Node can start no thread on it. */
export class DirectReader implements ForcingReader {
  read(path: string, span: Span): Promise<LoadedFile> {
    return loadForcing(path, span);
  }

  async close(): Promise<void> {}
}

/** A file that takes longer to read is refused. */
const readWithinMs = 120_000;
/** Memory of the thread; a file that needs more ends the thread, not the centre. */
const heapMbMax = 1_024;

/** A thread for each file, ended after it: what one file does to it touches no other. */
export class ThreadReader implements ForcingReader {
  readonly #running = new Set<Worker>();

  read(path: string, span: Span): Promise<LoadedFile> {
    const worker = new Worker(new URL('./thread.js', import.meta.url), {
      execArgv: [],
      workerData: { path, span },
      resourceLimits: { maxOldGenerationSizeMb: heapMbMax },
    });
    worker.unref();
    this.#running.add(worker);
    return new Promise((resolve) => {
      const refuse = (en: string, fr: string): void =>
        resolve(refusedFile(basename(path), { en, fr }));
      const timer = setTimeout(() => {
        const seconds = readWithinMs / 1_000;
        refuse(
          `The file was not read within ${seconds} s.`,
          `Le fichier n’a pas été lu en ${seconds} s.`,
        );
        void worker.terminate();
      }, readWithinMs);
      timer.unref();
      worker.once('message', (loaded: LoadedFile) => {
        resolve(loaded);
        void worker.terminate();
      });
      worker.once('error', (error) => {
        const what = error.message.slice(0, 200);
        refuse(`Reading the file failed: ${what}`, `La lecture du fichier a échoué : ${what}`);
      });
      worker.once('exit', () => {
        clearTimeout(timer);
        this.#running.delete(worker);
        refuse('Reading the file ended early.', 'La lecture du fichier s’est interrompue.');
      });
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#running].map((one) => one.terminate()));
  }
}

export function forcingReader(): ForcingReader {
  return import.meta.url.endsWith('.ts') ? new DirectReader() : new ThreadReader();
}

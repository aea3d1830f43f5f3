/** Waiting for a reader that is slower than we write. */

const signs = ['drain', 'error', 'close'] as const;

/** Resolves when the reader has caught up, or is gone; leaves no listener behind. */
export function room(target: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const sign of signs) target.removeListener(sign, done);
      resolve();
    };
    for (const sign of signs) target.once(sign, done);
  });
}

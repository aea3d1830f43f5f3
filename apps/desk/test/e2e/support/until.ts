/** Waits until something is so. @throws when it has not become so in time. */
export async function until(isSo: () => Promise<boolean>, withinMs = 40_000): Promise<void> {
  const endMs = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > endMs) throw new Error(`not so within ${withinMs} ms: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

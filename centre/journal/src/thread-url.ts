/**
 * Where the code of the journal's thread is. A build has it beside this file. When the package runs
 * from its TypeScript source (unit tests), Node cannot start a thread on it, so the source is
 * translated first, by a development script that a build never reaches.
 */
export async function threadUrl(): Promise<URL> {
  if (!import.meta.url.endsWith('.ts')) return new URL('./thread.js', import.meta.url);
  const script = new URL('../scripts/translate-source.mjs', import.meta.url);
  const translate: { readonly translateSource: () => string } = await import(script.href);
  return new URL('thread.js', translate.translateSource());
}

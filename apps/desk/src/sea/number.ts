/** Numbers as each language writes them. */
import type { Language } from '../words/index.js';

export function number(value: number, language: Language, digits = 1): string {
  const text = value.toFixed(digits).replace('-', '−');
  return language === 'fr' ? text.replace('.', ',') : text;
}

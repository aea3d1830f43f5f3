/**
 * In a page under a strict content security policy nothing may make code from text, and even trying
 * counts as a violation. The schema library tries when the first schema is made, so this comes first.
 */
import { config } from 'zod';

/** There only in pages. */
declare const document: unknown;

if (typeof document !== 'undefined') config({ jitless: true });

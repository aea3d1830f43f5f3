import type { Payload } from '../bits.js';
import type { AisMessage } from '../generated/messages.js';
import { decodeGeneral } from './general.js';

/** Decodes the payload of one message; undefined when its type is unknown or it is too short. */
export function decodePayload(payload: Payload): AisMessage | undefined {
  return decodeGeneral(payload);
}

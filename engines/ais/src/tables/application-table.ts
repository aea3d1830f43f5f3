import type { Field } from '../field.js';
import type { AreaLayout } from './areas.js';

/** The layout of one content of the binary messages. */
export interface ApplicationTable {
  readonly kind: string;
  readonly name: string;
  readonly doc: string;
  /** Area code and function of each use: the first is the one that is encoded. */
  readonly keys: readonly (readonly [area: number, id: number])[];
  readonly bits: number;
  readonly fields: readonly Field[];
  readonly list?: {
    readonly name: string;
    readonly itemName: string;
    readonly itemBits: number;
    readonly max: number;
    readonly fields: readonly Field[];
    readonly doc: string;
    /** Field that says how many items follow; the list fills the message when there is none. */
    readonly count?: Field;
  };
  /** Text from the end of the fields to the end of the message. */
  readonly textTail?: boolean;
  /** Areas from the end of the fields to the end of the message. */
  readonly areas?: AreaLayout;
}

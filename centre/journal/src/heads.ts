import {
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Head } from './entry.js';

/** A head that the journal's key vouches for; centres exchange these. */
export interface SignedHead extends Head {
  readonly journal: string;
  /** When it was signed: ISO 8601 UTC with milliseconds. */
  readonly at: string;
  /** Ed25519 signature, base64. */
  readonly signature: string;
}

/** A signed head as one journal records it: the journal's id stands in entry 1. */
export type RecordedHead = Omit<SignedHead, 'journal'>;

const DOMAIN = 'straitwatch.journal.head.v1\n';

function message(head: Omit<SignedHead, 'signature'>): Buffer {
  const { journal, n, hash, at } = head;
  return Buffer.from(DOMAIN + canonicalize({ journal, n, hash, at }), 'utf8');
}

/** Signs a head with an Ed25519 private key. */
export function signHead(head: Omit<SignedHead, 'signature'>, key: KeyObject): SignedHead {
  const { journal, n, hash, at } = head;
  const signature = signBytes(null, message(head), key).toString('base64');
  return { journal, n, hash, at, signature };
}

/** True when the signature holds under the public key (base64 of its 32 raw bytes). */
export function verifyHead(head: SignedHead, publicKey: string): boolean {
  try {
    const key = publicKeyObject(publicKey);
    return verifyBytes(null, message(head), key, Buffer.from(head.signature, 'base64'));
  } catch {
    // A key or signature of the wrong form proves nothing, like a wrong one.
    return false;
  }
}

/** The same off this thread, for many heads at once. */
export function verifyHeadLater(head: SignedHead, publicKey: string): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const key = publicKeyObject(publicKey);
      const signature = Buffer.from(head.signature, 'base64');
      verifyBytes(null, message(head), key, signature, (error, good) => {
        resolve(error === null && good);
      });
    } catch {
      resolve(false);
    }
  });
}

/** An Ed25519 public key from the base64 of its 32 raw bytes. */
export function publicKeyObject(publicKey: string): KeyObject {
  const x = Buffer.from(publicKey, 'base64').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/** The 32 raw bytes (base64) of the public key that belongs to a private key. */
export function publicKeyOf(privateKey: KeyObject): string {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return Buffer.from(x, 'base64url').toString('base64');
}

/** An Ed25519 private key from its PEM (PKCS #8) text. */
export function privateKeyFromPem(pem: string): KeyObject {
  return createPrivateKey({ key: pem, format: 'pem' });
}

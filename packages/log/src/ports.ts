// What the log needs of the machine it runs on. Given in by `host`, by a browser page, or by a test.
import type { Instant } from "@servanda/core";

/**
 * Verification of Ed25519 signatures (RFC 8032) by node:crypto or WebCrypto, which agree on every edge case; noble and
 * libsodium do not. Callers filter first what is never valid (`keys/`).
 */
export interface Ed25519 {
  /** `publicKey` is 32 bytes, `signature` 64. */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
}

/** A private key that never leaves its holder. */
export interface Signer {
  /** 32 bytes, Ed25519. */
  readonly publicKey: Uint8Array;
  /** 64 bytes. */
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** The operator's clock: what it says is a claim, kept as one. */
export interface Clock {
  now(): Instant;
}

/** Unguessable bytes, for salts and keys. */
export interface Random {
  bytes(count: number): Uint8Array;
}

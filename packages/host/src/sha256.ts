// SHA-256 by node:crypto. Whoever imports `host` has it in place of the log's own, which gives the same answers slower.
import { hash } from "node:crypto";
import { useSha256 } from "@servanda/log";

useSha256((bytes) => {
  const digest = hash("sha256", bytes, "buffer");
  // A plain array of bytes: `slice` of a Buffer does not copy.
  return new Uint8Array(digest.buffer, digest.byteOffset, digest.length);
});

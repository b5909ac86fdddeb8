// Verifier keys as texts: one text for one key, or none.
import { expect, test } from "vitest";
import { toBase64 } from "../bytes.ts";
import { logVkey, witnessVkeys } from "../testing/signed-log.ts";
import { testSigner } from "../testing/signers.ts";
import { COSIGNATURE_TYPE, ED25519_TYPE, parseVkey, printVkey, sameVkey, vkeyOf } from "./vkey.ts";

const LOG_VKEY = "log.example/north/1+7395e313+ATbqTBxmLGQ3ZQiY66NGuu8Gcq8ctMtv1vDa612hR5X7";

const codeOf = (text: string): string => {
  const parsed = parseVkey(text);
  return parsed.ok ? "read" : parsed.refusal.code;
};

test("a key is printed and read back; its text stays the same for ever", () => {
  for (const vkey of [logVkey, ...witnessVkeys]) {
    const parsed = parseVkey(printVkey(vkey));
    expect(parsed.ok && sameVkey(parsed.value, vkey) && parsed.value.id === vkey.id).toBe(true);
  }
  expect(printVkey(logVkey)).toBe(LOG_VKEY);
});

test("one key has an id of its own for each type and name", () => {
  const { publicKey } = testSigner(1);
  const ids = [
    vkeyOf("a.example", ED25519_TYPE, publicKey),
    vkeyOf("a.example", COSIGNATURE_TYPE, publicKey),
    vkeyOf("b.example", ED25519_TYPE, publicKey),
  ].map(({ id }) => id);
  expect(new Set(ids).size).toBe(3);
});

test("what is no key is refused, and says which of two ways it is none", () => {
  const good = printVkey(logVkey);
  const [name = "", id = "", key = ""] = good.split("+");
  const lowOrder = vkeyOf(name, ED25519_TYPE, Uint8Array.of(1, ...new Uint8Array(31)));
  const short = vkeyOf(name, ED25519_TYPE, new Uint8Array(31));
  expect(["", "+", "++", name, `${name}+${id}`, `${good}+`, `${good}=`, ` ${good}`, `${good}\n`].map(codeOf)).toEqual(
    Array.from({ length: 9 }, () => "vkey_malformed"),
  );
  expect(codeOf(`${name}+${id.toUpperCase()}+${key}`)).toBe("vkey_malformed");
  expect(codeOf(`${name}+0${id}+${key}`)).toBe("vkey_malformed");
  expect(codeOf(`${name}+${id}+`)).toBe("vkey_malformed");
  expect(codeOf(`${name}+${id}+${toBase64(Uint8Array.of(1))}`)).toBe("vkey_malformed");
  expect(codeOf(`a b+${id}+${key}`)).toBe("vkey_malformed");
  expect(codeOf(`a\u2003b+${id}+${key}`)).toBe("vkey_malformed");
  expect(codeOf(`a\u0000b+${id}+${key}`)).toBe("vkey_malformed");
  expect(codeOf(`\ud800+${id}+${key}`)).toBe("vkey_malformed");
  expect(codeOf(printVkey(lowOrder))).toBe("vkey_malformed");
  expect(codeOf(printVkey(short))).toBe("vkey_malformed");
  expect(codeOf(`${"a".repeat(9000)}+${id}+${key}`)).toBe("vkey_malformed");
  expect(codeOf(`${name}x+${id}+${key}`)).toBe("vkey_id_mismatch");
  expect(codeOf(`${name}+00000000+${key}`)).toBe("vkey_id_mismatch");
});

test("a key of a type that is not known here is read, and printed as it was", () => {
  const later = printVkey(vkeyOf("pq.example", 0x06, new Uint8Array(1312).fill(7)));
  const parsed = parseVkey(later);
  expect(parsed.ok && [parsed.value.type, printVkey(parsed.value)]).toEqual([6, later]);
});

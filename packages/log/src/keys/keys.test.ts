// Keys and signatures against the vectors of Wycheproof and of C2SP's CCTV.
import { describe, expect, test } from "vitest";
import { fromHex } from "../bytes.ts";
import { nodeEd25519, testSigner } from "../testing/signers.ts";
import { hasVectors, vectorText, whyVectorsAreSkipped } from "../testing/vectors.ts";
import { keyIdOf } from "./key-id.ts";
import { isSoundKey } from "./sound-key.ts";
import { isStrictSignature, verifyStrictly } from "./strict-signature.ts";

const hex = (text: string): Uint8Array => fromHex(text) ?? new Uint8Array();
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test("a key is called after its bytes", () => {
  // RFC 8032, section 7.1, test 1.
  const key = hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  expect(keyIdOf(key)).toMatch(/^k1_[\w-]{43}$/);
  expect(keyIdOf(key)).not.toBe(keyIdOf(testSigner(1).publicKey));
});

test("32 bytes of a key that a program made are sound; none, too few, or a point of low order are not", () => {
  expect(isSoundKey(testSigner(1).publicKey)).toBe(true);
  expect(isSoundKey(new Uint8Array())).toBe(false);
  expect(isSoundKey(testSigner(1).publicKey.slice(1))).toBe(false);
  expect(isSoundKey(hex("01".padEnd(64, "0")))).toBe(false);
});

test("the same signature with S raised by the group order is none", async () => {
  const { publicKey, sign } = testSigner(1);
  const message = utf8("a message");
  const signature = await sign(message);
  expect(await verifyStrictly(nodeEd25519, publicKey, message, signature)).toBe(true);
  const raised = Uint8Array.from(signature);
  let carry = 0;
  for (const [index, byte] of hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010").entries()) {
    const sum = (signature[32 + index] ?? 0) + byte + carry;
    raised[32 + index] = sum & 0xff;
    carry = sum >> 8;
  }
  expect(isStrictSignature(raised)).toBe(false);
});

interface CctvVector {
  readonly number: number;
  readonly key: string;
  readonly sig: string;
  readonly msg: string;
  readonly flags: readonly string[] | null;
}

interface WycheproofGroup {
  readonly publicKey: { readonly pk: string };
  readonly tests: readonly { tcId: number; msg: string; sig: string; result: string; comment: string }[];
}

describe.skipIf(!hasVectors)(`vectors${whyVectorsAreSkipped}`, () => {
  const ofKey = (flag: string): boolean => flag.endsWith("_A");
  const cctv = (): CctvVector[] => JSON.parse(vectorText("cctv", "ed25519", "ed25519vectors.json"));

  test("CCTV: every key that is flagged is refused at enrolment, and none of the clean ones", () => {
    const flagged = cctv().filter(({ flags }) => flags?.some(ofKey));
    const clean = cctv().filter(({ flags }) => !flags?.some(ofKey));
    expect([flagged.length, clean.length]).toEqual([886, 28]);
    expect(flagged.filter(({ key }) => isSoundKey(hex(key)))).toEqual([]);
    expect(clean.filter(({ key }) => !isSoundKey(hex(key)))).toEqual([]);
  });

  test("CCTV: under a sound key a signature is valid exactly where nothing about it is flagged", async () => {
    const sound = cctv().filter(({ key }) => isSoundKey(hex(key)));
    for (const { key, msg, sig, flags, number } of sound) {
      const isValid = await verifyStrictly(nodeEd25519, hex(key), utf8(msg), hex(sig));
      expect({ number, isValid }).toEqual({ number, isValid: flags === null || flags.length === 0 });
    }
  });

  test("CCTV: what is flagged of R is refused before anybody verifies it", () => {
    const flagged = cctv().filter(({ flags }) => flags?.some((flag) => /^(low_order|non_canonical)_R$/.test(flag)));
    expect(flagged.length).toBeGreaterThan(100);
    expect(flagged.filter(({ sig }) => isStrictSignature(hex(sig)))).toEqual([]);
  });

  test("Wycheproof: every answer is the expected one", async () => {
    const file: { testGroups: WycheproofGroup[] } = JSON.parse(
      vectorText("wycheproof", "testvectors_v1", "ed25519_test.json"),
    );
    let count = 0;
    for (const { publicKey, tests } of file.testGroups) {
      for (const { tcId, msg, sig, result } of tests) {
        const key = hex(publicKey.pk);
        const isValid = isSoundKey(key) && (await verifyStrictly(nodeEd25519, key, hex(msg), hex(sig)));
        expect({ tcId, isValid }).toEqual({ tcId, isValid: result === "valid" });
        count += 1;
      }
    }
    expect(count).toBe(151);
  });
});

// Evidence to its recipients and back; what any one of them may notice.
import { sha256, toHex, toUtf8 } from "@servanda/log";
import { describe, expect, test } from "vitest";
import { generateAgeKey } from "./age.ts";
import { openEvidence, type SealedFile, sealEvidence } from "./evidence.ts";
import { nodeRandom } from "./random.ts";

const karsa = await generateAgeKey("x25519");
const ostrel = await generateAgeKey("x25519");
const content = toUtf8("a film of the crossing");

async function sealed(text: Uint8Array, recipients: readonly string[]): Promise<SealedFile> {
  const file = await sealEvidence(text, "video/mp4", recipients, nodeRandom);
  if (!file.ok) throw new Error(file.refusal.message);
  return file.value;
}

describe("evidence", () => {
  test("is the same for every recipient", async () => {
    const { ref, ciphertext } = await sealed(content, [karsa.recipient, ostrel.recipient]);
    expect(ref).toMatchObject({ ct: toHex(sha256(ciphertext)), size: ciphertext.length, type: "video/mp4" });
    for (const { identity } of [karsa, ostrel]) {
      expect(await openEvidence(ref, ciphertext, { identities: [identity] })).toEqual({ ok: true, value: content });
    }
  });

  test("of the same content twice looks like two contents", async () => {
    const [one, two] = [await sealed(content, [karsa.recipient]), await sealed(content, [karsa.recipient])];
    expect(one.ref.pt).not.toBe(two.ref.pt);
    expect(one.ref.ct).not.toBe(two.ref.ct);
    expect(one.ref.size).toBe(two.ref.size);
  });

  test("tells neither its length nor who may open it", async () => {
    const short = await sealed(toUtf8("no"), [karsa.recipient, karsa.recipient]);
    const long = await sealed(toUtf8("no ".repeat(1300)), [karsa.recipient, ostrel.recipient]);
    expect(short.ref.size).toBe(long.ref.size);
  });

  test("that was handed over as another file, or with another content, is refused", async () => {
    const { ref } = await sealed(content, [karsa.recipient]);
    const other = await sealed(toUtf8("another film"), [karsa.recipient]);
    const keys = { identities: [karsa.identity] };
    expect(await openEvidence(ref, other.ciphertext, keys)).toMatchObject({
      refusal: { code: "commitment_mismatch", details: { path: "ct" } },
    });
    expect(await openEvidence({ ...ref, ct: other.ref.ct }, other.ciphertext, keys)).toMatchObject({
      refusal: { code: "commitment_mismatch", details: { path: "pt" } },
    });
  });

  test("that is none to begin with is not sealed", async () => {
    expect(await sealEvidence(content, "text/plain", [], nodeRandom)).toMatchObject({
      refusal: { code: "bad_recipient" },
    });
    const large = new Uint8Array(64 * 1024 * 1024);
    expect(await sealEvidence(large, "text/plain", [karsa.recipient], nodeRandom)).toMatchObject({
      refusal: { code: "content_too_large" },
    });
  });
});

// The page's cryptography and the command's give the same answer to every edge case of Wycheproof and CCTV: WebCrypto
// in Chromium and node:crypto, with our filters before both.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ed25519 } from "@servanda/host";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { hasVectors, vectorText, whyVectorsAreSkipped } from "../../packages/log/src/testing/vectors.ts";
import { answersBy, type Vector } from "./answers.ts";
import { hasChromium, startChromium, whyChromiumIsSkipped } from "./chromium.ts";

const answers = fileURLToPath(new URL("./answers.ts", import.meta.url));
const page = fileURLToPath(new URL("../../packages/cli/src/verifier-page/page/", import.meta.url));

const textHex = (text: string): string => Buffer.from(text).toString("hex");

function vectors(): Vector[] {
  const cctv = JSON.parse(vectorText("cctv", "ed25519", "ed25519vectors.json")) as {
    readonly key: string;
    readonly msg: string;
    readonly sig: string;
  }[];
  const wycheproof = JSON.parse(vectorText("wycheproof", "testvectors_v1", "ed25519_test.json")) as {
    readonly testGroups: readonly {
      readonly publicKey: { readonly pk: string };
      readonly tests: readonly { readonly msg: string; readonly sig: string }[];
    }[];
  };
  return [
    ...cctv.map(({ key, msg, sig }) => ({ key, message: textHex(msg), signature: sig })),
    ...wycheproof.testGroups.flatMap(({ publicKey, tests }) =>
      tests.map(({ msg, sig }) => ({ key: publicKey.pk, message: msg, signature: sig })),
    ),
  ];
}

/** The same in a page: the page's own adapter, and the log's own filters. */
async function answersInChromium(asked: readonly Vector[]): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { answersBy } from ${JSON.stringify(answers)};
        import { webEd25519 } from "./web-ed25519.ts";
        globalThis.answersTo = async (asked) => answersBy(await webEd25519(), asked);`,
      resolveDir: page,
      loader: "js",
    },
    bundle: true,
    format: "iife",
    platform: "browser",
    conditions: ["source"],
    write: false,
    logLevel: "silent",
  });
  const folder = mkdtempSync(join(tmpdir(), "servanda-signatures-"));
  const browser = await startChromium();
  try {
    const path = join(folder, "page.html");
    writeFileSync(path, `<!doctype html><script>${outputFiles[0]?.text ?? ""}</script>`);
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(path).href);
    return await tab.evaluate<string>(`answersTo(${JSON.stringify(asked)})`);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.skipIf(!hasChromium || !hasVectors)(
  `edge cases of Ed25519${whyChromiumIsSkipped}${whyVectorsAreSkipped}`,
  () => {
    it("have one answer in Chromium and in Node", async () => {
      const asked = vectors();
      const inNode = await answersBy(ed25519, asked);
      const inChromium = await answersInChromium(asked);
      expect(asked.length).toBeGreaterThan(1000);
      expect(inChromium).toBe(inNode);
      // Both say yes and no; a filter that lets nothing through would agree as well.
      expect([...inNode].filter((each) => each === "1").length).toBeGreaterThan(50);
    });
  },
);

// The verifier page in a browser: opened as a file, without a network, it says of a bundle what the command says.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { encodeEvidence, packBundle, proveEquivocation } from "@servanda/log";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildVerifierPage } from "../../packages/cli/src/verifier-page/build-page.ts";
import {
  bundleHead,
  checkpointOf,
  headOf,
  logVkey,
  POLICY,
  publishedLog,
} from "../../packages/log/src/testing/published-log.ts";
import { hasChromium, startChromium, whyChromiumIsSkipped } from "./chromium.ts";

const SIZE = 260;

describe("the page's file", () => {
  it("is the same from the same sources, and names nothing outside itself", async () => {
    const page = await buildVerifierPage();
    expect((await buildVerifierPage()).sha256).toBe(page.sha256);
    expect(page.html).toContain("default-src 'none'");
    expect(page.html).not.toMatch(/\b(src|href)=|@import|url\(/);
  });
});

describe.skipIf(!hasChromium)(`the page in Chromium${whyChromiumIsSkipped}`, () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  let files: Map<string, Uint8Array>;
  const requests: string[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "servanda-page-"));
    const { html } = await buildVerifierPage();
    writeFileSync(join(folder, "verifier.html"), html);
    ({ files } = await publishedLog(SIZE, [3, SIZE]));
    browser = await startChromium();
    page = await browser.newPage({ viewport: { width: 1200, height: 1000 } });
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => faults.push(message.text()));
    await page.goto(pathToFileURL(join(folder, "verifier.html")).href);
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the page says of a file. */
  async function answerTo(name: string, bytes: Uint8Array): Promise<{ decision: string | null; text: string }> {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    await page.setInputFiles("#file", []);
    await page.setInputFiles("#file", path);
    const answer = page.locator("#answer");
    await answer.getByText(`File: ${name}`).waitFor();
    await answer.locator("[data-decision], .said").waitFor();
    const banner = page.locator("[data-decision]");
    const decision = (await banner.count()) > 0 ? await banner.getAttribute("data-decision") : null;
    return { decision, text: (await answer.textContent()) ?? "" };
  }

  it("accepts a good bundle, and shows its records in plain words", async () => {
    const { decision, text } = await answerTo("good.zip", packBundle(bundleHead, files));
    expect(decision).toBe("valid");
    expect(text).toContain("The log begins");
    expect(text).toContain("fully witnessed");
    expect(text).toContain(`0 to 99 of ${SIZE}`);
  });

  it("takes keys of the reader's own", async () => {
    await page.locator("summary").click();
    await page.fill("#policy", POLICY);
    const { text } = await answerTo("own.zip", packBundle(bundleHead, files));
    expect(text).toContain("yours: you gave them");
    await page.fill("#policy", "");
    await page.locator("summary").click();
  });

  it.each(["checkpoint", "checkpoints/3", "tile/0/000", "tile/entries/000", "tile/0/001.p/4", "tile/1/000.p/1"])(
    "refuses a bundle with another %s, and names the file",
    async (path) => {
      const bytes = (files.get(path) ?? new Uint8Array()).slice();
      const at = Math.floor(bytes.length / 2);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      const bundle = packBundle(bundleHead, new Map(files).set(path, bytes));
      const { decision, text } = await answerTo("tampered.zip", bundle);
      expect(decision).toBe("invalid");
      expect(text).toContain(path);
    },
  );

  it("does not decide where entries are missing", async () => {
    const fewer = new Map(files);
    fewer.delete("tile/entries/001.p/4");
    const { decision, text } = await answerTo("missing.zip", packBundle(bundleHead, fewer));
    expect(decision).toBe("undecided");
    expect(text).toContain("entries_absent");
  });

  it("shows what a piece of evidence shows", async () => {
    const { scene } = await publishedLog(5);
    const other = await publishedLog(3);
    await other.scene.say("anna", "report", { kind: "nothing" });
    const notes = [await checkpointOf(scene.entries, 4), await checkpointOf(other.scene.entries, 4)] as const;
    const evidence = await proveEquivocation(logVkey, headOf(notes[0]), headOf(notes[1]), undefined);
    if (evidence === undefined) throw new Error("no evidence was made");
    const { decision, text } = await answerTo("equivocation.json", encodeEvidence(evidence));
    expect(decision).toBe("valid");
    expect(text).toContain("two checkpoints of one log that cannot both be true");
    const honest = { ...evidence, second: evidence.first };
    expect((await answerTo("honest.json", encodeEvidence(honest))).decision).toBe("invalid");
  });

  it("fits narrow windows and wide ones, light and dark", async () => {
    await answerTo("widths.zip", packBundle(bundleHead, files));
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [360, 800, 1600]) {
        await page.setViewportSize({ width, height: 900 });
        // Nothing has to be pushed sideways: no element is wider than the window.
        const box = await page.locator("main").boundingBox();
        expect(`${width} ${(box?.x ?? 0) >= 0 && (box?.width ?? 0) <= width}`).toBe(`${width} true`);
        const tableBox = await page.locator(".wide table").boundingBox();
        expect(`${width} ${(tableBox?.width ?? 0) <= width}`).toBe(`${width} true`);
      }
      const ground = await page.locator("body").evaluate((body) => {
        // By name, since this is compiled for Node, which has no styles.
        const { backgroundColor } = Reflect.get(globalThis, "getComputedStyle")(body) as { backgroundColor: string };
        return backgroundColor;
      });
      expect(ground).toBe(colorScheme === "light" ? "rgb(251, 250, 247)" : "rgb(20, 24, 27)");
    }
  });

  it("says of other files that they are none", async () => {
    const { decision, text } = await answerTo("other.json", new TextEncoder().encode("{}"));
    expect(decision).toBeNull();
    expect(text).toContain("cannot be read");
  });

  it("asked nobody for anything, and did not fail", () => {
    expect(requests.filter((url) => !/^(file|blob):/.test(url))).toEqual([]);
    expect(faults).toEqual([]);
  });
});

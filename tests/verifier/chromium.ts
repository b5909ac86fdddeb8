// A headless Chromium for tests, the one that SERVANDA_CHROMIUM names, else Debian's. Tests that need it say so with
// `describe.skipIf(!hasChromium)`.
import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const executablePath = process.env["SERVANDA_CHROMIUM"] ?? "/usr/bin/chromium";

export const hasChromium: boolean = existsSync(executablePath);

/** Added to a title: empty where the browser is there. */
export const whyChromiumIsSkipped: string = hasChromium
  ? ""
  : ` (no browser at ${executablePath}; set SERVANDA_CHROMIUM)`;

export function startChromium(): Promise<Browser> {
  const args = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  return chromium.launch({ executablePath, args });
}

// The verbs of `servanda log` about sealed parts of records.
import type { Command } from "../../command.ts";
import {
  discloseHelp,
  holdHelp,
  openHelp,
  redactHelp,
  releaseHelp,
  sealHelp,
  shredHelp,
} from "../../words/log/sealed-help.ts";

export const sealedVerbs: readonly Command[] = [
  { help: sealHelp, load: async () => (await import("./seal.ts")).runSeal },
  { help: openHelp, load: async () => (await import("./open.ts")).runOpen },
  { help: discloseHelp, load: async () => (await import("./disclose.ts")).runDisclose },
  { help: redactHelp, load: async () => (await import("./redact.ts")).runRedact },
  { help: shredHelp, load: async () => (await import("./shred.ts")).runShred },
  { help: holdHelp, load: async () => (await import("./hold.ts")).runHold },
  { help: releaseHelp, load: async () => (await import("./hold.ts")).runRelease },
];

// The verbs of `servanda witness`. One file for each beside this one, their help in words/witness/.
import type { CommandFamily } from "../../command.ts";
import {
  addLogHelp,
  delLogHelp,
  initHelp,
  serveHelp,
  showHelp,
  signHelp,
  witnessHelp,
} from "../../words/witness/witness-help.ts";

export const witnessFamily: CommandFamily = {
  help: witnessHelp,
  verbs: [
    { help: initHelp, load: async () => (await import("./init.ts")).runInit },
    { help: addLogHelp, load: async () => (await import("./keys.ts")).runAddLog },
    { help: delLogHelp, load: async () => (await import("./keys.ts")).runDelLog },
    { help: serveHelp, load: async () => (await import("./serve.ts")).runServe },
    { help: signHelp, load: async () => (await import("./sign.ts")).runSign },
    { help: showHelp, load: async () => (await import("./show.ts")).runShow },
  ],
};

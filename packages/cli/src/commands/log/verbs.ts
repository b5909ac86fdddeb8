// The verbs of `servanda log`, in the order in which a log's life needs them. One file for each beside this one, its
// help in words/log/.
import type { CommandFamily } from "../../command.ts";
import { appendHelp, importHelp } from "../../words/log/add-words.ts";
import { bundleHelp } from "../../words/log/bundle-words.ts";
import { concludeHelp } from "../../words/log/conclude-words.ts";
import { cosignHelp } from "../../words/log/cosign-words.ts";
import { initHelp } from "../../words/log/init-words.ts";
import { enrolHelp, permitHelp, requestHelp, revokeHelp, signHelp, textHelp } from "../../words/log/key-words.ts";
import { logHelp } from "../../words/log/log-help.ts";
import { exportRecordHelp, proveHelp, showHelp } from "../../words/log/read-help.ts";
import { sealedVerbs } from "./sealed-verbs.ts";

export const logFamily: CommandFamily = {
  help: logHelp,
  verbs: [
    { help: initHelp, load: async () => (await import("./init.ts")).runInit },
    { help: requestHelp, load: async () => (await import("./request.ts")).runRequest },
    { help: enrolHelp, load: async () => (await import("./enrol.ts")).runEnrol },
    { help: revokeHelp, load: async () => (await import("./revoke.ts")).runRevoke },
    { help: permitHelp, load: async () => (await import("./permit.ts")).runPermit },
    { help: textHelp, load: async () => (await import("./text.ts")).runText },
    { help: signHelp, load: async () => (await import("./sign.ts")).runSign },
    { help: appendHelp, load: async () => (await import("./append.ts")).runAppend },
    { help: importHelp, load: async () => (await import("./import.ts")).runImport },
    { help: concludeHelp, load: async () => (await import("./conclude.ts")).runConclude },
    { help: cosignHelp, load: async () => (await import("./cosign.ts")).runCosign },
    { help: showHelp, load: async () => (await import("./show.ts")).runShow },
    { help: proveHelp, load: async () => (await import("./prove.ts")).runProve },
    { help: exportRecordHelp, load: async () => (await import("./export.ts")).runExportRecord },
    { help: bundleHelp, load: async () => (await import("./bundle.ts")).runBundle },
    ...sealedVerbs,
  ],
};

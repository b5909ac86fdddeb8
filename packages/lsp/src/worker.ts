// The server in a web worker: messages of the page in and out. A worker has no disk, so it asks the page for files by
// two requests of its own: `servanda/readText` ({ uri } → text or null) and `servanda/listFolder` ({ uri } → entries).
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { serve } from "./server.ts";
import type { FolderEntry } from "./workspace/host.ts";

const connection = createConnection(new BrowserMessageReader(globalThis), new BrowserMessageWriter(globalThis));

/** A page that does not answer such questions has no files. */
async function ask<Answer>(method: string, uri: string, otherwise: Answer): Promise<Answer> {
  try {
    return (await connection.sendRequest<Answer | null>(method, { uri })) ?? otherwise;
  } catch {
    return otherwise;
  }
}

serve(connection, {
  readText: (uri) => ask<string | undefined>("servanda/readText", uri, undefined),
  // The page knows no links.
  leavesFolder: async () => false,
  listFolder: (uri) => ask<readonly FolderEntry[]>("servanda/listFolder", uri, []),
  later: (work) => setTimeout(work, 0),
});

// The extension in a browser: the server is a web worker, and this side reads files for it.
import { type ExtensionContext, FileType, Uri, workspace } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { CLIENT_ID, CLIENT_NAME, clientOptions, startWhenNeeded, stop } from "./when-needed.ts";

// What a browser has and a pure program may not name.
declare const Worker: new (url: string) => Worker;

interface Asked {
  readonly uri: string;
}

export function activate(context: ExtensionContext): void {
  startWhenNeeded(context, () => {
    const worker = new Worker(Uri.joinPath(context.extensionUri, "dist", "server-worker.js").toString(true));
    const client = new LanguageClient(CLIENT_ID, CLIENT_NAME, worker, clientOptions);
    client.onRequest("servanda/readText", async ({ uri }: Asked) => {
      try {
        return new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri)));
      } catch {
        return null;
      }
    });
    client.onRequest("servanda/listFolder", async ({ uri }: Asked) => {
      try {
        const entries = await workspace.fs.readDirectory(Uri.parse(uri));
        return entries.map(([name, type]) => ({ name, isFolder: type === FileType.Directory })).sort(byName);
      } catch {
        return [];
      }
    });
    return client;
  });
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}

export function deactivate(): Promise<void> {
  return stop();
}

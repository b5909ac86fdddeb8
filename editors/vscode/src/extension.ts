// The extension on a desktop: the server is a process of its own, beside this file in the package.
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { CLIENT_ID, CLIENT_NAME, clientOptions, startWhenNeeded, stop } from "./when-needed.ts";

export function activate(context: ExtensionContext): void {
  const server = { module: context.asAbsolutePath("dist/server.js"), transport: TransportKind.ipc };
  startWhenNeeded(
    context,
    () => new LanguageClient(CLIENT_ID, CLIENT_NAME, { run: server, debug: server }, clientOptions),
  );
}

export function deactivate(): Promise<void> {
  return stop();
}

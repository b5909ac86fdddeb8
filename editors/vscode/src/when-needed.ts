// When the server starts and for which files it answers. Agreements stay Markdown files, so the extension wakes with
// any of them; a server runs only once one of them is an agreement.
import { type ExtensionContext, type TextDocument, workspace } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";

export const CLIENT_ID = "servanda";
export const CLIENT_NAME = "Servanda";

export const clientOptions: LanguageClientOptions = {
  documentSelector: [{ language: "markdown", pattern: "**/*.servanda.md" }],
};

let client: BaseLanguageClient | undefined;

/** Starts the client with the first agreement that is or gets open. */
export function startWhenNeeded(context: ExtensionContext, create: () => BaseLanguageClient): void {
  const startFor = (document: TextDocument): void => {
    if (client !== undefined || !document.uri.path.endsWith(".servanda.md")) return;
    client = create();
    void client.start();
  };
  context.subscriptions.push(workspace.onDidOpenTextDocument(startFor));
  workspace.textDocuments.forEach(startFor);
}

export async function stop(): Promise<void> {
  await client?.stop();
  client = undefined;
}

// An editor for tests: a real JSON-RPC connection to a server over two streams, files in memory, and the questions an
// editor asks. For tests only.
import { PassThrough, type Readable, type Writable } from "node:stream";
import {
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { serve } from "../server.ts";
import type { FolderEntry, Host } from "../workspace/host.ts";

export const FOLDER = "file:///agreements/";

/** Files by their path below `FOLDER`. */
function hostOf(files: ReadonlyMap<string, string>, later: Host["later"]): Host {
  const entries = (folder: string): readonly FolderEntry[] => {
    const names = new Map<string, FolderEntry>();
    for (const path of files.keys()) {
      if (!`${FOLDER}${path}`.startsWith(folder)) continue;
      const [name = "", ...rest] = `${FOLDER}${path}`.slice(folder.length).split("/");
      names.set(name, { name, isFolder: rest.length > 0 });
    }
    return [...names.values()];
  };
  return {
    readText: async (uri) => files.get(decodeURIComponent(uri.slice(FOLDER.length))),
    leavesFolder: async () => false,
    listFolder: async (uri) => entries(uri),
    later,
  };
}

export interface Editor {
  readonly rpc: ProtocolConnection;
  /** Opens a file; resolves with its first diagnostics. */
  readonly open: (uri: string, text: string) => Promise<readonly Diagnostic[]>;
  /** Replaces the text of an open file; resolves with its next diagnostics. */
  readonly change: (uri: string, text: string) => Promise<readonly Diagnostic[]>;
  readonly close: (uri: string) => Promise<void>;
  /** What the server said last about a file. */
  readonly shown: (uri: string) => readonly Diagnostic[] | undefined;
  readonly ask: <Answer>(method: string, params: object) => Promise<Answer>;
  readonly stop: () => Promise<void>;
}

/** An editor on a server of its own, in this process. */
export async function startEditor(
  files: ReadonlyMap<string, string> = new Map(),
  later: Host["later"] = setImmediate,
): Promise<Editor> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), hostOf(files, later));
  const rpc = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  return editorOn(rpc);
}

/** An editor on a server in another process. */
export function editorOnStreams(from: Readable, to: Writable, folder: string): Promise<Editor> {
  return editorOn(createProtocolConnection(new StreamMessageReader(from), new StreamMessageWriter(to)), folder);
}

/** An editor on any connection: says hello and remembers diagnostics. */
export async function editorOn(rpc: ProtocolConnection, folder: string = FOLDER): Promise<Editor> {
  const shown = new Map<string, readonly Diagnostic[]>();
  const waiting = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  const versions = new Map<string, number>();
  rpc.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics, version }) => {
    shown.set(uri, diagnostics);
    if (version !== versions.get(uri)) return;
    waiting.get(uri)?.(diagnostics);
    waiting.delete(uri);
  });
  rpc.onRequest("client/registerCapability", () => null);
  rpc.listen();
  const params: InitializeParams = {
    processId: null,
    rootUri: null,
    capabilities: { workspace: { textDocumentContent: {} } },
    workspaceFolders: [{ uri: folder, name: "agreements" }],
  };
  await rpc.sendRequest("initialize", params);
  await rpc.sendNotification("initialized", {});
  const next = (uri: string): Promise<readonly Diagnostic[]> => {
    versions.set(uri, (versions.get(uri) ?? 0) + 1);
    return new Promise((resolve) => waiting.set(uri, resolve));
  };
  return {
    rpc,
    open: async (uri, text) => {
      const diagnostics = next(uri);
      const textDocument = { uri, text, version: versions.get(uri) ?? 1, languageId: "markdown" };
      await rpc.sendNotification("textDocument/didOpen", { textDocument });
      return diagnostics;
    },
    change: async (uri, text) => {
      const diagnostics = next(uri);
      const textDocument = { uri, version: versions.get(uri) ?? 1 };
      await rpc.sendNotification("textDocument/didChange", { textDocument, contentChanges: [{ text }] });
      return diagnostics;
    },
    close: (uri) => rpc.sendNotification("textDocument/didClose", { textDocument: { uri } }),
    shown: (uri) => shown.get(uri),
    ask: (method, asked) => rpc.sendRequest(method, asked),
    stop: async () => {
      await rpc.sendRequest("shutdown");
      rpc.dispose();
    },
  };
}

/** A text with `<|>` where the cursor is. */
export function withCursor(marked: string): { text: string; line: number; character: number; offset: number } {
  const offset = marked.indexOf("<|>");
  if (offset < 0) throw new Error(`no cursor in: ${marked}`);
  const text = marked.slice(0, offset) + marked.slice(offset + 3);
  const { line, character } = TextDocument.create("", "", 1, text).positionAt(offset);
  return { text, line, character, offset };
}

/** A text after edits, as an editor applies them. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create("", "", 1, text), [...edits]);
}

export function editsIn(edit: WorkspaceEdit | null | undefined, uri: string): readonly TextEdit[] {
  return edit?.changes?.[uri] ?? [];
}

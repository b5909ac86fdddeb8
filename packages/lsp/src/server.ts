// The server: messages of the protocol in, features out. Knows no disk and no clock; the entries (node.ts, worker.ts)
// bring a connection and a host. Every answer is worked out from the newest text; a check runs after each burst of
// typing.
import { standardTexts } from "@servanda/lang";
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Location, Position } from "vscode-languageserver-types";
import type { Analysis, View } from "./analysis/analysis.ts";
import { offsetAt, uriOf } from "./analysis/places.ts";
import { completeAt, wantsPaths } from "./completion/complete.ts";
import { foldingRanges } from "./features/folding.ts";
import { formattingEdits } from "./features/formatting.ts";
import { hoverAt } from "./features/hover.ts";
import { quickFixes } from "./features/quick-fixes.ts";
import {
  definitionsAt,
  highlightsAt,
  locationsOf,
  mentionAt,
  sharedFiles,
  sharedSymbol,
} from "./features/references.ts";
import { renamableAt, renameAt } from "./features/rename.ts";
import { encodeTokens, semanticTokens, tokenModifiers, tokenTypes } from "./features/semantic-tokens.ts";
import { documentSymbols, workspaceSymbols } from "./features/symbols.ts";
import type { Host } from "./workspace/host.ts";
import { pathsNear } from "./workspace/paths.ts";
import { createPublisher } from "./workspace/publisher.ts";
import { libraryPath, libraryScheme, normalUri } from "./workspace/uris.ts";
import { createWorkspace, type Workspace } from "./workspace/workspace.ts";

const MAX_SYMBOLS = 500;

/** Answers on a connection until it closes. */
export function serve(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument);
  const texts = new Map<string, TextDocument>();
  const workspace = createWorkspace(host, {
    get: (uri) => texts.get(uri)?.getText(),
    uris: () => [...texts.keys()],
  });
  const publisher = createPublisher(workspace, host, {
    isOpen: (uri) => texts.has(uri),
    reportBug: (error) =>
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    send: (uri, diagnostics) => {
      const document = texts.get(uri);
      const version = document === undefined ? {} : { version: document.version };
      void connection.sendDiagnostics({ uri: document?.uri ?? uri, diagnostics: [...diagnostics], ...version });
    },
  });

  let watchesFiles = false;
  connection.onInitialize((params) => {
    const roots = params.workspaceFolders?.map(({ uri }) => uri) ?? [];
    workspace.setFolders(roots);
    watchesFiles = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return capabilitiesFor(params);
  });
  connection.onInitialized(() => {
    if (!watchesFiles) return;
    const patterns = ["**/*.md", "**/*.geojson"].map((globPattern) => ({ globPattern }));
    // The protocol's word for patterns of files, kept apart from ours.
    void connection.client.register(DidChangeWatchedFilesNotification.type, { ["watchers"]: patterns });
  });
  documents.onDidOpen(({ document }) => {
    texts.set(normalUri(document.uri), document);
  });
  documents.onDidChangeContent(({ document }) => {
    texts.set(normalUri(document.uri), document);
    publisher.changed(normalUri(document.uri));
  });
  documents.onDidClose(({ document }) => {
    texts.delete(normalUri(document.uri));
    workspace.forget(document.uri);
    publisher.closed(normalUri(document.uri));
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) workspace.forget(uri);
    for (const uri of texts.keys()) publisher.changed(uri);
  });
  answerAbout(connection, workspace, host);
  answerEdits(connection, workspace);
  documents.listen(connection);
  connection.listen();
}

function capabilitiesFor({ capabilities }: InitializeParams): InitializeResult {
  const knowsContent = capabilities.workspace?.textDocumentContent !== undefined;
  return {
    serverInfo: { name: "servanda" },
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      completionProvider: { triggerCharacters: ['"', " "] },
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: { prepareProvider: true },
      documentSymbolProvider: true,
      workspaceSymbolProvider: true,
      foldingRangeProvider: true,
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      codeActionProvider: { codeActionKinds: ["quickfix", "source.fixAll"] },
      semanticTokensProvider: {
        legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
        full: true,
        range: true,
      },
      ...(knowsContent ? { workspace: { textDocumentContent: { schemes: [libraryScheme] } } } : {}),
    },
  };
}

// ── questions ──────────────────────────────────────────────────────────────────────────

interface At {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

function answerAbout(connection: Connection, workspace: Workspace, host: Host): void {
  const at = async <Answer>(
    { textDocument, position }: At,
    answer: (view: View, offset: number) => Answer,
  ): Promise<Answer | null> => {
    const view = await workspace.view(textDocument.uri);
    return view === undefined ? null : answer(view, offsetAt(view.source, position));
  };
  const of = async <Answer>(uri: string, answer: (view: View) => Answer): Promise<Answer | null> => {
    const view = await workspace.view(uri);
    return view === undefined ? null : answer(view);
  };
  connection.onCompletion(async (params) => {
    const view = await workspace.view(params.textDocument.uri);
    if (view === undefined) return null;
    const offset = offsetAt(view.source, params.position);
    const paths = wantsPaths(view, offset) ? await pathsNear(host, uriOf(view.analysis, view.file)) : undefined;
    // What is offered depends on the word that has begun.
    return { isIncomplete: true, items: [...completeAt(view, offset, paths)] };
  });
  connection.onHover((params) => at(params, (view, offset) => hoverAt(view, offset) ?? null));
  connection.onDefinition((params) => at(params, (view, offset) => [...definitionsAt(view, offset)]));
  connection.onDocumentHighlight((params) => at(params, (view, offset) => [...highlightsAt(view, offset)]));
  connection.onReferences((params) => references(workspace, params, params.context.includeDeclaration));
  connection.onDocumentSymbol(({ textDocument }) => of(textDocument.uri, (view) => [...documentSymbols(view)]));
  connection.onFoldingRanges(({ textDocument }) => of(textDocument.uri, (view) => [...foldingRanges(view)]));
  connection.onWorkspaceSymbol(async ({ query }) => {
    const found = await analysesOf(workspace, await workspace.agreements());
    return found.flatMap((analysis) => workspaceSymbols(analysis, query)).slice(0, MAX_SYMBOLS);
  });
  connection.languages.semanticTokens.on(async ({ textDocument }) => ({
    data: (await of(textDocument.uri, (view) => encodeTokens(semanticTokens(view)))) ?? [],
  }));
  connection.languages.semanticTokens.onRange(async ({ textDocument, range }) => ({
    data: (await of(textDocument.uri, (view) => encodeTokens(semanticTokens(view, offsets(view, range))))) ?? [],
  }));
  connection.workspace.textDocumentContent.on(({ uri }) => {
    const text = standardTexts.get(libraryPath(uri) ?? "");
    return text === undefined ? null : { text };
  });
}

function offsets({ source }: View, range: { readonly start: Position; readonly end: Position }) {
  return { start: offsetAt(source, range.start), end: offsetAt(source, range.end) };
}

async function analysesOf(workspace: Workspace, uris: readonly string[]): Promise<readonly Analysis[]> {
  const found: Analysis[] = [];
  for (const uri of uris) {
    const analysis = await workspace.analysis(uri, "names");
    if (analysis !== undefined) found.push(analysis);
  }
  return found;
}

/** Agreements other than the view's own that may share a declaration with it. */
async function othersSharing(workspace: Workspace, view: View, offset: number): Promise<readonly Analysis[]> {
  const symbol = mentionAt(view, offset)?.symbol;
  if (symbol === undefined || sharedFiles(view.analysis, symbol).length === 0) return [];
  const all = await analysesOf(workspace, await workspace.agreements());
  return all.filter(({ uri }) => uri !== view.analysis.uri);
}

async function references(workspace: Workspace, at: At, withDeclarations: boolean): Promise<Location[] | null> {
  const view = await workspace.view(at.textDocument.uri);
  if (view === undefined) return null;
  const offset = offsetAt(view.source, at.position);
  const symbol = mentionAt(view, offset)?.symbol;
  if (symbol === undefined) return [];
  const found = [...locationsOf(view.analysis, symbol, withDeclarations)];
  for (const other of await othersSharing(workspace, view, offset)) {
    const shared = sharedSymbol(view.analysis, symbol, other);
    if (shared !== undefined) found.push(...locationsOf(other, shared, withDeclarations));
  }
  const distinct = new Map(found.map((each) => [`${each.uri} ${JSON.stringify(each.range)}`, each]));
  return [...distinct.values()];
}

// ── edits ──────────────────────────────────────────────────────────────────────────────

function answerEdits(connection: Connection, workspace: Workspace): void {
  connection.onPrepareRename(async ({ textDocument, position }) => {
    const view = await workspace.view(textDocument.uri);
    if (view === undefined) return null;
    const found = renamableAt(view, offsetAt(view.source, position));
    return found.kind === "refused" ? refusal(found.reason) : { range: found.range, placeholder: found.placeholder };
  });
  connection.onRenameRequest(async ({ textDocument, position, newName }) => {
    const view = await workspace.view(textDocument.uri);
    if (view === undefined) return null;
    const offset = offsetAt(view.source, position);
    const renaming = renameAt(view, offset, newName, await othersSharing(workspace, view, offset));
    return renaming.kind === "refused" ? refusal(renaming.reason) : renaming.edit;
  });
  connection.onDocumentFormatting(async ({ textDocument }) => {
    const view = await workspace.view(textDocument.uri);
    return view === undefined ? null : [...formattingEdits(view)];
  });
  connection.onDocumentRangeFormatting(async ({ textDocument, range }) => {
    const view = await workspace.view(textDocument.uri);
    return view === undefined ? null : [...formattingEdits(view, offsets(view, range))];
  });
  connection.onCodeAction(async ({ textDocument, range, context }) => {
    const view = await workspace.view(textDocument.uri);
    if (view === undefined) return null;
    const checked = await workspace.analysis(view.analysis.uri, "checked");
    const current = checked === undefined ? view : { ...view, analysis: checked };
    return [...quickFixes(current, offsets(view, range), context.only)];
  });
}

function refusal(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}

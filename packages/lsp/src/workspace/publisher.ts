// Which diagnostics the editor should show: after each burst of changes the agreements that a changed file belongs to
// are checked once, and each file gets what all agreements around it say of it.
import type { Diagnostic } from "vscode-languageserver-types";
import { diagnosticsByFile } from "../features/diagnostics.ts";
import type { Host } from "./host.ts";
import type { Workspace } from "./workspace.ts";

export interface Editor {
  readonly isOpen: (uri: string) => boolean;
  readonly send: (uri: string, diagnostics: readonly Diagnostic[]) => void;
  /** A mistake of ours: this check is given up, the next one is not. */
  readonly reportBug: (error: unknown) => void;
}

export interface Publisher {
  readonly changed: (uri: string) => void;
  readonly closed: (uri: string) => void;
}

export function createPublisher(workspace: Workspace, host: Host, editor: Editor): Publisher {
  /** By agreement, then by file. */
  const found = new Map<string, ReadonlyMap<string, readonly Diagnostic[]>>();
  const waiting = new Set<string>();
  let isRunning = false;

  const sendAll = (files: Iterable<string>): void => {
    for (const file of new Set(files)) {
      const all = [...found.values()].flatMap((byFile) => byFile.get(file) ?? []);
      const distinct = new Map(all.map((each) => [JSON.stringify(each), each]));
      editor.send(file, [...distinct.values()]);
    }
  };

  const drop = (agreement: string): readonly string[] => {
    const files = [...(found.get(agreement)?.keys() ?? [])];
    found.delete(agreement);
    return files;
  };

  const checkOne = async (agreement: string): Promise<void> => {
    const analysis = await workspace.analysis(agreement, "checked");
    const before = drop(agreement);
    if (analysis === undefined) return sendAll(before);
    const byFile = diagnosticsByFile(analysis);
    const isWanted = [...byFile.keys()].some(editor.isOpen);
    if (isWanted) found.set(agreement, byFile);
    sendAll([...before, ...(isWanted ? byFile.keys() : [])]);
  };

  const run = async (): Promise<void> => {
    while (waiting.size > 0) {
      const uris = [...waiting];
      waiting.clear();
      const agreements = new Set<string>();
      for (const uri of uris) {
        const around = await workspace.agreementsOf(uri);
        // A file that has become part of an agreement is no agreement of its own any more.
        if (!around.includes(uri)) sendAll(drop(uri));
        for (const each of around) agreements.add(each);
      }
      for (const each of agreements) await checkOne(each);
    }
  };

  const schedule = (): void => {
    if (isRunning) return;
    isRunning = true;
    host.later(() => {
      run()
        .catch(editor.reportBug)
        .finally(() => {
          isRunning = false;
          if (waiting.size > 0) schedule();
        });
    });
  };

  return {
    changed: (uri) => {
      waiting.add(uri);
      schedule();
    },
    closed: (uri) => {
      waiting.delete(uri);
      const files = [...found].flatMap(([agreement, byFile]) =>
        byFile.has(uri) && ![...byFile.keys()].some(editor.isOpen) ? drop(agreement) : [],
      );
      sendAll(files);
    },
  };
}

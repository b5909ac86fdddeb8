// Which agreements there are, in the folders of the editor and among its open documents, and which files each may
// include.
import type { Host } from "./host.ts";
import type { OpenTexts } from "./texts.ts";
import { fileNameOf, isAgreement, joinPath, normalUri } from "./uris.ts";

export interface Agreements {
  /** Sorted. */
  readonly agreements: () => Promise<readonly string[]>;
  readonly setFolders: (uris: readonly string[]) => void;
  /** A file came or went. */
  readonly lookAgain: () => void;
}

const MAX_AGREEMENTS = 1000;
const MAX_FOLDERS = 2000;
const skippedFolders: ReadonlySet<string> = new Set(["node_modules", "dist"]);

export function createAgreements(host: Host, open: OpenTexts): Agreements {
  let folders: readonly string[] = [];
  let found: Promise<readonly string[]> | undefined;
  return {
    agreements: async () => {
      found ??= findAgreements(host, folders);
      return [...new Set([...(await found), ...open.uris().filter(isAgreement)])].sort();
    },
    setFolders: (uris) => {
      folders = uris.map((uri) => (uri.endsWith("/") ? uri : `${uri}/`)).map(normalUri);
      found = undefined;
    },
    lookAgain: () => {
      found = undefined;
    },
  };
}

/** Every `*.servanda.md` below the folders, within bounds, in the order of the walk. */
async function findAgreements(host: Host, folders: readonly string[]): Promise<readonly string[]> {
  const agreements: string[] = [];
  const ahead = [...folders];
  for (let seen = 0; ahead.length > 0 && seen < MAX_FOLDERS && agreements.length < MAX_AGREEMENTS; seen++) {
    const folder = ahead.shift() ?? "";
    for (const { name, isFolder } of await host.listFolder(folder)) {
      if (isFolder) {
        if (!name.startsWith(".") && !skippedFolders.has(name)) ahead.push(`${joinPath(folder, name)}/`);
      } else if (isAgreement(name)) agreements.push(joinPath(folder, name));
    }
  }
  return agreements;
}

const includedPath = /\binclude\s+"([^"\r\n]*)"/g;

/** Names of files that a text may include, whatever their folder: cheap, and none is missed. */
export function createIncluded(): (uri: string, text: string | undefined) => ReadonlySet<string> {
  const kept = new Map<string, { readonly text: string; readonly names: ReadonlySet<string> }>();
  return (uri, text) => {
    const before = kept.get(uri);
    if (text === undefined || before?.text === text) return before?.names ?? new Set();
    const names = new Set([...text.matchAll(includedPath)].map(([, path = ""]) => fileNameOf(path)));
    kept.set(uri, { text, names });
    return names;
  };
}

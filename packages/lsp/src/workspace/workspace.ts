// What is known of each agreement, kept only as long as it is true: an analysis is used again while its own text and
// every text it drew on are the same. Files that an agreement asks for are read in between and the analysis is done
// again, so the language itself never waits.
import { type Analysis, analyse, type LookedUp, mainView, textIn, type View } from "../analysis/analysis.ts";
import { fileOf, uriOfPath } from "../analysis/places.ts";
import { createAgreements, createIncluded } from "./agreements.ts";
import type { Host } from "./host.ts";
import { createTexts, type OpenTexts } from "./texts.ts";
import { fileNameOf, folderOf, joinPath, normalUri } from "./uris.ts";

/** `names` is enough for everything but diagnostics. */
export type Depth = "names" | "checked";

export interface Workspace {
  readonly analysis: (uri: string, depth: Depth) => Promise<Analysis | undefined>;
  /** A file as part of the agreement that includes it, or as an agreement of its own. */
  readonly view: (uri: string) => Promise<View | undefined>;
  /** The agreements that a file belongs to: those that include it, or itself. */
  readonly agreementsOf: (uri: string) => Promise<readonly string[]>;
  /** All agreements of the editor and its folders, sorted. */
  readonly agreements: () => Promise<readonly string[]>;
  readonly setFolders: (uris: readonly string[]) => void;
  /** Something about a file changed on disk. */
  readonly forget: (uri: string) => void;
}

// An agreement that includes, that includes…: each round of reading finds the next files.
const MAX_ROUNDS = 16;

export function createWorkspace(host: Host, open: OpenTexts): Workspace {
  const { known, textOf, forget } = createTexts(host, open);
  const analyses = new Map<string, Analysis>();
  /** Folder and file → whether a link leads out of the folder. */
  const leading = new Map<string, boolean>();
  const { agreements, setFolders, lookAgain } = createAgreements(host, open);
  const namesIncludedBy = createIncluded();

  const loadWithin = async (folder: string, path: string): Promise<void> => {
    const file = joinPath(folder, path);
    const isOutside = await host.leavesFolder(file, folder);
    leading.set(`${folder} ${file}`, isOutside);
    if (!isOutside) await textOf(file);
  };

  const analysis = async (given: string, depth: Depth): Promise<Analysis | undefined> => {
    const uri = normalUri(given);
    const lookUp = (path: string): LookedUp => {
      const file = joinPath(folderOf(uri), path);
      const isOutside = leading.get(`${folderOf(uri)} ${file}`);
      return isOutside === undefined ? { state: "unread" } : isOutside ? { state: "outside" } : known(file);
    };
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const text = await textOf(uri);
      if (text === undefined) return undefined;
      const kept = analyses.get(uri);
      const current = kept !== undefined && isCurrent(kept, text, lookUp) ? kept : analyse(uri, text, lookUp);
      analyses.set(uri, current);
      if (depth === "checked") current.checked();
      current.index();
      if (current.unread.size === 0 || round === MAX_ROUNDS - 1) return current;
      analyses.delete(uri);
      await Promise.all([...current.unread].map((path) => loadWithin(folderOf(uri), path)));
    }
    return undefined;
  };

  const agreementsOf = async (given: string): Promise<readonly string[]> => {
    const uri = normalUri(given);
    const name = fileNameOf(uri);
    const including: string[] = [];
    for (const each of await agreements()) {
      if (each === uri || !namesIncludedBy(each, await textOf(each)).has(name)) continue;
      const other = await analysis(each, "names");
      if (other !== undefined && drawsOn(other, uri)) including.push(each);
    }
    return including.length > 0 ? including : [uri];
  };

  const view = async (given: string): Promise<View | undefined> => {
    const uri = normalUri(given);
    const [agreement = uri] = await agreementsOf(uri);
    const around = await analysis(agreement, "names");
    if (around === undefined || agreement === uri) return around && mainView(around);
    const alone = await analysis(uri, "names");
    const file = fileOf(around, uri);
    return alone && file !== undefined ? { ...mainView(alone), analysis: around, file } : undefined;
  };

  return {
    analysis,
    view,
    agreements,
    agreementsOf,
    setFolders,
    forget: (uri) => {
      forget(normalUri(uri));
      if (open.get(normalUri(uri)) === undefined) analyses.delete(normalUri(uri));
      lookAgain();
      leading.clear();
    },
  };
}

function isCurrent(kept: Analysis, text: string, lookUp: (path: string) => LookedUp): boolean {
  if (kept.parsed.document.source.text !== text || kept.unread.size > 0) return false;
  return [...kept.drawn].every(([path, before]) => {
    const now = lookUp(path);
    return now.state !== "unread" && textIn(now) === before;
  });
}

function drawsOn(analysis: Analysis, uri: string): boolean {
  return [...analysis.drawn].some(([path, text]) => text !== undefined && uriOfPath(analysis, path) === uri);
}

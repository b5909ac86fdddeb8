// The text of a file now: of the editor where it is open, of the library, else of the disk as it was last read.
import { standardTexts } from "@servanda/lang";
import type { LookedUp } from "../analysis/analysis.ts";
import type { Host } from "./host.ts";
import { libraryPath } from "./uris.ts";

/** The documents that are open in the editor, which are newer than the disk. URIs in their normal form. */
export interface OpenTexts {
  readonly get: (uri: string) => string | undefined;
  readonly uris: () => readonly string[];
}

export interface Texts {
  /** Without waiting. */
  readonly known: (uri: string) => LookedUp;
  /** Reads the disk if nobody has. */
  readonly textOf: (uri: string) => Promise<string | undefined>;
  readonly forget: (uri: string) => void;
}

export function createTexts(host: Host, open: OpenTexts): Texts {
  const disk = new Map<string, string | undefined>();
  const known = (uri: string): LookedUp => {
    const library = libraryPath(uri);
    const text = library === undefined ? open.get(uri) : standardTexts.get(library);
    if (text !== undefined) return { state: "known", text };
    return disk.has(uri) ? { state: "known", text: disk.get(uri) } : { state: "unread" };
  };
  const load = async (uri: string): Promise<void> => {
    const text = await host.readText(uri);
    // Editors leave the byte order mark out of what they show, and positions count what they show.
    disk.set(uri, text?.replace(/^\uFEFF/, ""));
  };
  return {
    known,
    textOf: async (uri) => {
      if (known(uri).state === "unread") await load(uri);
      const now = known(uri);
      return now.state === "known" ? now.text : undefined;
    },
    forget: (uri) => {
      disk.delete(uri);
    },
  };
}

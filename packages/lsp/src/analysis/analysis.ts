// One agreement as the editor sees it: its tree at once, its names and its diagnostics when first asked for, each
// worked out once. Pure: the texts of other files come in through `lookUp`, which also says which are not there yet.
import {
  type Checked,
  type CheckPorts,
  checkParsed,
  indexSymbols,
  makeSourceFile,
  type ParsedAgreement,
  parseAgreement,
  type RenderedArticle,
  render,
  type SourceFile,
  type SymbolIndex,
} from "@servanda/lang";

/** What is known of a file now; `unread` until somebody has looked, `outside` where a link leads out of the folder. */
export type LookedUp =
  | { readonly state: "known"; readonly text: string | undefined }
  | { readonly state: "unread" | "outside" };

export interface Analysis {
  /** The agreement's own file; also the name of its source. */
  readonly uri: string;
  readonly parsed: ParsedAgreement;
  readonly index: () => SymbolIndex;
  readonly checked: () => Checked;
  /** Every statement of the agreement's own file in English, by article, with what is assumed of it. */
  readonly rendered: () => readonly RenderedArticle[];
  /** Paths that were asked for so far, with what they gave. */
  readonly drawn: ReadonlyMap<string, string | undefined>;
  /** Paths that were asked for and not read yet: the answers above are preliminary while there are any. */
  readonly unread: ReadonlySet<string>;
}

/** A file as part of an agreement: the agreement itself, or something it includes. */
export interface View {
  readonly analysis: Analysis;
  /** How places of this file name it (places.ts). */
  readonly file: string;
  readonly source: SourceFile;
  readonly parsed: ParsedAgreement;
}

export function analyse(uri: string, text: string, lookUp: (path: string) => LookedUp): Analysis {
  const drawn = new Map<string, string | undefined>();
  const unread = new Set<string>();
  const look = (path: string): LookedUp => {
    const found = lookUp(path);
    if (found.state === "unread") unread.add(path);
    else drawn.set(path, textIn(found));
    return found;
  };
  const ports: CheckPorts = {
    readFile: (path) => textIn(look(path)),
    leavesFolder: (path) => look(path).state === "outside",
  };
  const parsed = parseAgreement(makeSourceFile(uri, text));
  const checked = once(() => checkParsed(parsed, ports));
  return {
    uri,
    parsed,
    index: once(() => indexSymbols(parsed, ports)),
    checked,
    rendered: once(() => render(parsed, checked())),
    drawn,
    unread,
  };
}

export function textIn(found: LookedUp): string | undefined {
  return found.state === "known" ? found.text : undefined;
}

function once<Value>(work: () => Value): () => Value {
  let done: { readonly value: Value } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

/** The agreement's own file. */
export function mainView(analysis: Analysis): View {
  const { parsed, uri } = analysis;
  return { analysis, file: uri, source: parsed.document.source, parsed };
}

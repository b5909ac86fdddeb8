// One thing to write next, and the order in which such things are shown.
import type { Span } from "@servanda/lang";
import { type CompletionItem, CompletionItemKind, type Range } from "vscode-languageserver-types";

/** What an offer is; the editor shows it as a small picture. */
export type OfferKind = "keyword" | "name" | "clause" | "word" | "unit" | "file" | "matter";

export interface Offer {
  readonly text: string;
  readonly kind: OfferKind;
  /** 0 fits best, 9 is the whole vocabulary. */
  readonly rank: number;
  readonly detail: string;
  readonly documentation?: string | undefined;
  /** What it replaces, where that is more than the word being written: `must n` by `must not`. */
  readonly replace?: Span | undefined;
}

const kinds: Readonly<Record<OfferKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  name: CompletionItemKind.Variable,
  clause: CompletionItemKind.Reference,
  word: CompletionItemKind.Value,
  unit: CompletionItemKind.Unit,
  file: CompletionItemKind.File,
  matter: CompletionItemKind.Text,
};

/** The best offer of each text, best first. */
export function bestOffers(offers: readonly Offer[]): readonly Offer[] {
  const byText = new Map<string, Offer>();
  for (const offer of offers) {
    const known = byText.get(offer.text);
    if (known === undefined || offer.rank < known.rank) byText.set(offer.text, offer);
  }
  return [...byText.values()].sort((a, b) => a.rank - b.rank || (a.text < b.text ? -1 : 1));
}

export function itemOf(offer: Offer, index: number, range: Range): CompletionItem {
  return {
    label: offer.text,
    kind: kinds[offer.kind],
    detail: offer.detail,
    sortText: String(index).padStart(4, "0"),
    filterText: offer.text,
    textEdit: { range, newText: offer.text },
    ...(offer.documentation === undefined
      ? {}
      : { documentation: { kind: "markdown" as const, value: offer.documentation } }),
  };
}

// Finds the tags of an agreement: `<!-- corpus: ID -->` directly above the block that encodes the clause, or
// `<!-- corpus: ID not encoded: why -->` above no block. Several tags may stand above one block, each then speaks of
// all of it. Also which blocks a line `Strained:` speaks of. Not for what the blocks say (classify.ts).
import { type ParsedAgreement, type ParsedArticle, type ParsedBlock, positionOf } from "@servanda/lang";
import type { Problem } from "./problem.ts";

export interface Tag {
  readonly id: string;
  readonly file: string;
  /** 1-based, of the tag. */
  readonly line: number;
  /** Undefined for a clause that is not encoded. */
  readonly block: ParsedBlock | undefined;
  readonly whyNot: string | undefined;
  /** A line `Strained:` says what the block loses. */
  readonly isStrained: boolean;
}

export interface FoundTags {
  readonly tags: readonly Tag[];
  readonly problems: readonly Problem[];
}

/** A block with where its fences stand. */
interface PlacedBlock {
  readonly block: ParsedBlock;
  readonly start: number;
  readonly end: number;
}

/** An article's text with its blocks blanked, offsets kept. */
interface Prose {
  readonly text: string;
  /** Offset of the text in the file. */
  readonly start: number;
  readonly blocks: readonly PlacedBlock[];
}

const comment = /<!--[\s\S]*?-->/g;
const aboutCorpus = /^<!--\s*corpus\b/i;
const tagShape = /^<!-- corpus: (\S+)(?:\s+not encoded:\s+(\S[\s\S]*?))? -->$/;
const strainedLine = /^Strained:/gm;

export function findTags(parsed: ParsedAgreement): FoundTags {
  const tags: Tag[] = [];
  const problems: Problem[] = [];
  const { source } = parsed.document;
  const complain = (offset: number, text: string) =>
    void problems.push({ file: source.name, line: positionOf(source, offset).line + 1, text });

  for (const parsedArticle of parsed.articles) {
    const prose = proseOf(source.text, parsedArticle);
    const strained = strainedBlocks(prose, complain);
    for (const found of prose.text.matchAll(comment)) {
      if (!aboutCorpus.test(found[0])) continue;
      const offset = prose.start + found.index;
      const [, id, why] = tagShape.exec(found[0]) ?? [];
      if (id === undefined) {
        complain(offset, "not a tag: write <!-- corpus: ID --> or <!-- corpus: ID not encoded: why -->");
        continue;
      }
      const block = why === undefined ? blockBelow(prose, offset + found[0].length) : undefined;
      if (why === undefined && block === undefined)
        complain(offset, `${id}: no servanda block directly below this tag`);
      if (block?.statements.length === 0) complain(offset, `${id}: the block below this tag says nothing`);
      if (why === undefined && (block === undefined || block.statements.length === 0)) continue;
      const line = positionOf(source, offset).line + 1;
      const isStrained = block !== undefined && strained.has(block);
      tags.push({ id, file: source.name, line, block, whyNot: why?.replace(/\s+/g, " "), isStrained });
    }
  }
  return { tags, problems };
}

function proseOf(text: string, { article, blocks }: ParsedArticle): Prose {
  const placed = article.blocks.flatMap(({ outer }, index) => {
    const block = blocks[index];
    return block === undefined ? [] : [{ block, start: outer.start, end: outer.end }];
  });
  let masked = text.slice(article.span.start, article.span.end);
  for (const { start, end } of placed) {
    const [from, to] = [start - article.span.start, end - article.span.start];
    masked = masked.slice(0, from) + blank(masked.slice(from, to)) + masked.slice(to);
  }
  return { text: masked, start: article.span.start, blocks: placed };
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, " ");

/** The next block, where nothing but blanks and comments stands in between. */
function blockBelow(prose: Prose, offset: number): ParsedBlock | undefined {
  const next = prose.blocks.find(({ start }) => start >= offset);
  return next !== undefined && isBare(prose, offset, next.start) ? next.block : undefined;
}

function isBare(prose: Prose, from: number, to: number): boolean {
  const between = prose.text.slice(from - prose.start, to - prose.start);
  return between.replace(comment, "").trim() === "";
}

/**
 * A line `Strained:` right after a block speaks of that block; after prose, of the next block of its article; where
 * none follows, of the last one above.
 */
function strainedBlocks(prose: Prose, complain: (offset: number, text: string) => void): ReadonlySet<ParsedBlock> {
  const strained = new Set<ParsedBlock>();
  for (const found of prose.text.matchAll(strainedLine)) {
    const offset = prose.start + found.index;
    const above = prose.blocks.findLast(({ end }) => end <= offset);
    const below = prose.blocks.find(({ start }) => start >= offset);
    const isRightAfter = above !== undefined && isBare(prose, above.end, offset);
    const meant = isRightAfter ? above : (below ?? above);
    if (meant === undefined) complain(offset, "a line `Strained:` in an article without a block");
    else strained.add(meant.block);
  }
  return strained;
}

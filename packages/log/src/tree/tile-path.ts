// Where a tile is kept: `tile/<level>/<index>[.p/<width>]`, C2SP tlog-tiles. Nothing is read or written here.
import { parseCount } from "./size.ts";

/** Hashes, or entries, in a full tile. */
export const TILE_WIDTH = 256;

/** The height of the subtree above a full tile; each hash in a tile of level n + 1 is the root of a tile of level n. */
export const TILE_HEIGHT = 8;

const LAST_LEVEL = 63;

export interface Tile {
  /** From 0, the leaves' hashes, to 63; or the entries themselves. */
  readonly level: number | "entries";
  /** Which tile of its level, from 0 at the left. */
  readonly index: number;
  /** How many it holds: 1 to 256. Below 256 the tile is partial, at the right edge of some tree. */
  readonly width: number;
}

export function tilePath(tile: Tile): string {
  const partial = tile.width === TILE_WIDTH ? "" : `.p/${tile.width}`;
  return `tile/${tile.level}/${indexPath(tile.index)}${partial}`;
}

/** How wide a tile is in a tree of `size` leaves; nothing where the tree has no such tile. */
export function widthIn(size: number, level: number, index: number): number {
  return Math.max(0, Math.min(TILE_WIDTH, Math.floor(size / TILE_WIDTH ** level) - index * TILE_WIDTH));
}

/** Undefined unless `tilePath` gives the same text. */
export function parseTilePath(path: string): Tile | undefined {
  const match = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(path);
  if (match === null) return undefined;
  const [, levelText = "", indexText = "", widthText] = match;
  const level: Tile["level"] | undefined = levelText === "entries" ? levelText : parseCount(levelText);
  const width = widthText === undefined ? TILE_WIDTH : parseCount(widthText);
  const index = Number(indexText.replaceAll(/[x/]/g, ""));
  if (level === undefined || width === undefined || !Number.isSafeInteger(index)) return undefined;
  if ((level !== "entries" && level > LAST_LEVEL) || width < 1 || width > TILE_WIDTH) return undefined;
  const tile: Tile = { level, index, width };
  return tilePath(tile) === path ? tile : undefined;
}

/** Groups of three digits; all but the last begin with `x`, so that no file needs a folder's name. */
function indexPath(index: number): string {
  const last = String(index % 1000).padStart(3, "0");
  let path = last;
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    path = `x${String(rest % 1000).padStart(3, "0")}/${path}`;
  }
  return path;
}

// What may go once a larger tree is published.
import { parseTilePath, TILE_WIDTH } from "../tree/tile-path.ts";
import { tried } from "./announce.ts";
import type { Step } from "./growth.ts";
import type { Store } from "./store.ts";

/**
 * Removes the partial tiles of which the step has written the full one (C2SP tlog-tiles: not before). One that stays,
 * because removing it fails or the process ends, does no harm and is not looked for again.
 */
export async function removeOldPartials(store: Store, { files }: Step): Promise<void> {
  for (const { path } of files) {
    if (parseTilePath(path)?.width !== TILE_WIDTH) continue;
    const partials = await tried("old partial tiles", store.list(`${path}.p`));
    if (!partials.ok) return;
    for (const partial of partials.value) await tried("old partial tiles", store.remove(partial));
  }
}

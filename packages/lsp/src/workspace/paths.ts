// Files that an author may name in an agreement: other agreements and maps in its folder and below, and the library.
import { standardTexts } from "@servanda/lang";
import type { Paths } from "../completion/complete.ts";
import type { Host } from "./host.ts";
import { fileNameOf, folderOf, isAgreement, joinPath } from "./uris.ts";

const MAX_FOLDERS = 30;

export async function pathsNear(host: Host, agreement: string): Promise<Paths> {
  const texts: string[] = [];
  const maps: string[] = [];
  const ahead = [""];
  for (let seen = 0; ahead.length > 0 && seen < MAX_FOLDERS; seen++) {
    const below = ahead.shift() ?? "";
    for (const { name, isFolder } of await host.listFolder(joinPath(folderOf(agreement), below))) {
      const path = below + name;
      if (isFolder) {
        if (!name.startsWith(".") && name !== "node_modules") ahead.push(`${path}/`);
      } else if (isAgreement(name)) {
        if (path !== fileNameOf(agreement)) texts.push(path);
      } else if (name.endsWith(".geojson")) maps.push(path);
    }
  }
  return { texts: texts.sort(), maps: maps.sort(), library: [...standardTexts.keys()].sort() };
}

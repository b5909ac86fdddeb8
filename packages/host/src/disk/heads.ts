// The heads that were signed, in one file of frames.
import { accepted, type Outcome } from "@servanda/core";
import type { HeadList } from "@servanda/log";
import type { Files } from "./files.ts";
import { createFrameFile, readFrames } from "./frame-file.ts";

const NAME = "signed-heads";

/**
 * `folder` exists, and no other process writes in it. The file is begun anew with its last head, which is all that the
 * rule needs: open(O_CREAT|O_EXCL) of `signed-heads.new`, write, fdatasync, rename over `signed-heads`, fsync of the
 * folder. So what an earlier process could not sync is synced before anything is built on it, and a crash between any
 * two of these leaves the old file or the new one, which have the same last head.
 */
export async function openHeads(folder: string, files: Files): Promise<Outcome<HeadList & { close(): Promise<void> }>> {
  const found = await readFrames(`${folder}/${NAME}`, files);
  if (!found.ok) return found;
  await files.remove(`${folder}/${NAME}.new`);
  const file = await createFrameFile(`${folder}/${NAME}.new`, files);
  const last = found.value.at(-1);
  if (last !== undefined) await file.append(last);
  await files.rename(`${folder}/${NAME}.new`, `${folder}/${NAME}`);
  await files.syncFolder(folder);
  let nextNumber = last === undefined ? 0 : last.firstNumber + last.items.length;
  return accepted({
    saved: found.value.flatMap(({ items }) => items),
    async append(head) {
      await file.append({ firstNumber: nextNumber, items: [head] });
      nextNumber += 1;
    },
    close: () => file.close(),
  });
}

// A process that keeps a log in a folder until it kills itself at a system call: `FOLDER CALL FIRST_ID`. It says on its
// standard output, synchronously, what the outside then knows: `signs SIZE ROOT`, `took ID INDEX`, `published SIZE`.
import { writeSync } from "node:fs";
import { createRng } from "@servanda/core";
import { toUtf8 } from "@servanda/log";
import { openDiskLog } from "../disk-log.ts";
import { type Files, nodeFiles, type OpenFile } from "../files.ts";
import { openSmall, smallSigner, watchedSigner } from "./small-log.ts";

const [folder = "", dieAt = "", firstId = ""] = process.argv.slice(2);
const say = (line: string): number => writeSync(1, `${line}\n`);
const rng = createRng(Number(firstId));
let callsLeft = Number(dieAt);

/** SIGKILL: nothing is flushed, closed or caught. */
function die(): void {
  process.kill(process.pid, "SIGKILL");
}

/** Dies before the call, or after it. */
async function counted<T>(call: () => Promise<T>): Promise<T> {
  callsLeft -= 1;
  if (callsLeft === 0 && rng.int(2) === 0) die();
  const result = await call();
  if (callsLeft <= 0) die();
  return result;
}

function countedFile(file: OpenFile): OpenFile {
  return {
    async write(bytes) {
      // A write can be cut short anywhere.
      if (callsLeft === 1) await file.write(bytes.subarray(0, rng.int(bytes.length + 1)));
      await counted(() => (callsLeft > 0 ? file.write(bytes) : Promise.resolve()));
    },
    sync: () => counted(() => file.sync()),
    dataSync: () => counted(() => file.dataSync()),
    close: () => file.close(),
  };
}

const files: Files = {
  read: nodeFiles.read,
  names: nodeFiles.names,
  makeFolder: (path) => counted(() => nodeFiles.makeFolder(path)),
  syncFolder: (path) => counted(() => nodeFiles.syncFolder(path)),
  createFile: async (path) => countedFile(await counted(() => nodeFiles.createFile(path))),
  link: (from, to) => counted(() => nodeFiles.link(from, to)),
  rename: (from, to) => counted(() => nodeFiles.rename(from, to)),
  remove: (path) => counted(() => nodeFiles.remove(path)),
};

const disk = await openDiskLog(folder, files);
if (!disk.ok) throw new Error(disk.refusal.message);
const signer = watchedSigner(smallSigner(), (size, root) => say(`signs ${size} ${root}`));
const keeper = await openSmall(disk.value, signer);
if (!keeper.ok) throw new Error(keeper.refusal.message);

let nextId = Number(firstId);
async function submit(): Promise<void> {
  const id = `a-${nextId}`;
  nextId += 1;
  if (!keeper.ok) return;
  const receipt = await keeper.value.submit(toUtf8(id), "test");
  if (receipt.ok) say(`took ${id} ${receipt.value.index}`);
}

for (;;) {
  await Promise.all(Array.from({ length: 1 + rng.int(5) }, submit));
  if (rng.int(2) === 0) {
    const head = await keeper.value.integrate();
    if (head.ok) say(`published ${head.value.size}`);
  }
}

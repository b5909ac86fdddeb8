// `npm run docs`: makes anew the parts of docs/ that come from the program's own tables. A test fails where a page is
// not what this would write.
import { writeFileSync } from "node:fs";
import { docPages, onDisk } from "./docs/files.ts";
import { freshPage } from "./docs/pages.ts";

for (const { path, text } of docPages()) {
  const fresh = freshPage(text);
  if (fresh === text) continue;
  writeFileSync(onDisk(path), fresh);
  process.stdout.write(`${path}: written\n`);
}

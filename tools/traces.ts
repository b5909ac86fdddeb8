// `npm run -s traces`: the cases of tests/constructs as pages that need no programmer: the text of each, what went on
// record hour by hour, and what follows. `-- T5` prints those of one construct.
import { groups } from "../tests/constructs/groups.ts";
import { casePage } from "./traces/page.ts";

const wanted = process.argv[2];
const cases = Object.values(groups).flat();
const chosen = cases.filter(
  (each) => wanted === undefined || [...each.of, ...(each.not ?? [])].join(" ").split(" ").includes(wanted),
);

// A reader that has seen enough (`| head`) closes the pipe.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
process.stdout.write(chosen.map(casePage).join("\n"));
if (chosen.length === 0) {
  process.stderr.write(`traces: no case shows ${wanted}; constructs are T1 to L2, see docs/language/how-to.md\n`);
  process.exitCode = 1;
}

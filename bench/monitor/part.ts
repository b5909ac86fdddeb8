// One measured process: one part of one case, over an input that is written already. Prints one JSON object.
import { assert } from "@servanda/core";
import type { Input, Measured } from "./case.ts";
import { CASES } from "./cases/index.ts";

const [name, part = "", input = ""] = process.argv.slice(2);
const chosen = CASES.find((each) => each.name === name)?.parts[part];
assert(chosen !== undefined, "usage: part.ts CASE PART INPUT");
const ran = await chosen.run(JSON.parse(input) as Input);
const measured: Measured = { ...ran, peakMiB: process.resourceUsage().maxRSS / 1024 };
process.stdout.write(JSON.stringify(measured));

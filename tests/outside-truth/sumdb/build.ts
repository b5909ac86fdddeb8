// Builds a program from what Debian's packages `golang-go` and `golang-golang-x-mod-dev` install. No network is used.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where Debian puts Go sources. */
const GOPATH = "/usr/share/gocode";

function hasGo(): boolean {
  try {
    execFileSync("go", ["version"], { stdio: "ignore" });
    return existsSync(join(GOPATH, "src/golang.org/x/mod/sumdb/tlog"));
  } catch {
    return false;
  }
}

export const canBuildSumdb: boolean = hasGo();

/** Added to a title: empty where the program can be built. */
export const whySumdbIsSkipped: string = canBuildSumdb ? "" : " (apt-get install golang-go golang-golang-x-mod-dev)";

/** The path of the program; `source` is its folder, beside this one or this one. A second or two. */
export function buildSumdb(source: "sumdb" | "sumdb-witness" = "sumdb"): string {
  const folder = mkdtempSync(join(tmpdir(), "servanda-sumdb-"));
  const program = join(folder, source);
  execFileSync("go", ["build", "-buildvcs=false", "-o", program, "."], {
    cwd: fileURLToPath(new URL(`../${source}`, import.meta.url)),
    env: {
      ...process.env,
      GOPATH,
      GO111MODULE: "off",
      GOFLAGS: "",
      GOPROXY: "off",
      // Go keeps what it has compiled; a build machine may have no home.
      GOCACHE: process.env["GOCACHE"] ?? join(folder, "cache"),
    },
  });
  return program;
}

// What `npm start` and `npm test` run on any machine: installs what is missing, then runs the real command on the pinned
// runtime. Plain JavaScript without dependencies, because it must run on an old Node before anything is installed.
// It decides nothing else: what start and test do is in start.ts and test.ts.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const stamp = join(modules, ".servanda-install");
const pinned = join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");
const commands = { start: "tools/start.ts", test: "tools/test.ts" };

/** What is wrong, by the code npm names, and what the reader can do about it. */
const advice = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/,
    [
      "The npm registry cannot be reached. Servanda needs it once, for its tools and its runtime.",
      "Check the network or the proxy (npm config get registry, npm config get proxy), then run the command again.",
      "Without a network: copy the node_modules folder from a machine of the same kind where `npm test` has run.",
    ],
  ],
  [
    /ENOSPC/,
    ["The disk is full. About 500 MB are needed for node_modules; free some space and run the command again."],
  ],
  [
    /EACCES|EPERM|EROFS/,
    ["This folder cannot be written to. Clone the repository where you may write, and do not use sudo."],
  ],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/,
    [
      "The registry's certificate is not trusted here, as behind a company proxy. Set NODE_EXTRA_CA_CERTS to its certificate.",
    ],
  ],
  [
    /E401|E403|E404|ETARGET/,
    [
      "The registry answers, but does not have or does not give a package (see above).",
      "If npm is set to a mirror, try the public one: npm config set registry https://registry.npmjs.org",
    ],
  ],
];

const say = (line) => process.stderr.write(`servanda: ${line}\n`);

function stop(lines) {
  for (const line of lines) say(line);
  process.exit(1);
}

/** Hash of all that decides what is installed: lock file, every package.json, platform. */
function fingerprint() {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}\n`);
  const members = ["packages", "editors"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .sort()
      .map((name) => `${folder}/${name}/package.json`),
  );
  const files = ["package-lock.json", "package.json", ...members];
  for (const file of files) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`${file}\n`).update(readFileSync(path));
  }
  return hash.digest("hex");
}

/** The pinned runtime; where it cannot be had, the Node that runs this, if it is new enough. */
const hasRuntime = () => existsSync(pinned) || Number(process.versions.node.split(".")[0]) >= 24;

const isInstalled = (wanted) => existsSync(stamp) && hasRuntime() && readFileSync(stamp, "utf8") === wanted;

/** Runs a command with our standard output; signals pass through. Answers exit code and what it wrote to stderr. */
function run(file, args, options) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, ...options });
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    let received;
    const forward = (signal) => {
      received = signal;
      child.kill(signal);
    };
    for (const signal of signals) process.on(signal, forward);
    let errors = "";
    if (child.stderr !== null) {
      child.stderr.on("data", (chunk) => {
        errors += chunk;
        process.stderr.write(chunk);
      });
    }
    const done = (code, more) => {
      for (const signal of signals) process.off(signal, forward);
      resolve({ code, errors: errors + more });
    };
    child.on("error", (error) => done(127, String(error.code)));
    // A shell's convention: ended by signal n is exit code 128 + n. npm turns a signal into 1: then ours counts.
    child.on("close", (code, signal) => {
      const by = signal ?? (code === 0 ? undefined : received);
      done(by === undefined ? code : 128 + constants.signals[by], "");
    });
  });
}

/** The npm that started us, run by our own Node; else the one on the path. */
function npm(args) {
  const script = process.env.npm_execpath;
  if (script !== undefined && /npm-cli\.c?js$/.test(script) && existsSync(script)) {
    return [process.execPath, [script, ...args], {}];
  }
  return process.platform === "win32" ? ["npm.cmd", args, { shell: true }] : ["npm", args, {}];
}

async function install(wanted) {
  say("installing what is missing into node_modules; this takes under a minute on an ordinary line.");
  // An interrupted install must not look finished: the stamp goes first and comes back last.
  rmSync(stamp, { force: true });
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  const heartbeat = setInterval(() => say(`still installing, ${seconds()} s`), 5000);
  // `npm ci` refuses a lock made where other platforms' binaries cannot be seen; --no-save leaves the lock alone.
  const args = ["install", "--no-save", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const [file, all, options] = npm(args);
  const result = await run(file, all, { ...options, stdio: ["ignore", "inherit", "pipe"] });
  // After an install that was interrupted, npm takes the package for whole and does not bring its binary again.
  if (result.code === 0 && !existsSync(pinned)) {
    const [again, words, more] = npm(["rebuild", "node", "--loglevel=error"]);
    await run(again, words, { ...more, stdio: ["ignore", "inherit", "pipe"] });
  }
  clearInterval(heartbeat);
  if (result.code > 128) process.exit(result.code);
  if (result.code === 127 && result.errors.includes("ENOENT")) {
    stop(["npm was not found. It comes with Node: install Node 20.19 or later from https://nodejs.org and try again."]);
  }
  if (result.code !== 0) {
    const known = advice.find(([pattern]) => pattern.test(result.errors));
    stop(["the install did not succeed; npm's own words are above.", ...(known === undefined ? [] : known[1])]);
  }
  if (!hasRuntime()) {
    stop([
      "npm installed the packages but not the runtime (package `node`), whose binary comes by an install script.",
      "If npm is told to run no scripts, allow this one: npm rebuild node --ignore-scripts=false",
      "Or, where there is no binary for this kind of machine, install Node 24 or later yourself; it is then used instead.",
    ]);
  }
  mkdirSync(modules, { recursive: true });
  writeFileSync(`${stamp}.${process.pid}`, wanted);
  renameSync(`${stamp}.${process.pid}`, stamp);
  say(`installed in ${seconds()} s.`);
}

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop([
    `this is Node ${process.versions.node}; 20.19 or later is needed to install Servanda (it then brings its own Node 24).`,
    "Install a current Node from https://nodejs.org or your system's packages, then run the command again.",
  ]);
}

async function main([name, ...args]) {
  requireNode();
  const script = commands[name];
  if (script === undefined) stop([`say \`start\` or \`test\`, not \`${name ?? ""}\`.`]);
  const wanted = fingerprint();
  if (!isInstalled(wanted)) await install(wanted);
  const env = { ...process.env, PATH: [join(modules, ".bin"), process.env.PATH].join(delimiter) };
  const runtime = existsSync(pinned) ? pinned : process.execPath;
  const { code } = await run(runtime, ["--conditions=source", script, ...args], { env, stdio: "inherit" });
  process.exitCode = code;
}

await main(process.argv.slice(2));

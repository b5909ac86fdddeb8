#!/usr/bin/env node
// The `servanda` command on whatever Node started it: moves to the clone's pinned runtime when that Node is too old,
// runs the sources where there are sources and the compiled files elsewhere. All else is main.ts.
// Plain JavaScript that an old Node can read; it imports statically nothing that an old Node lacks.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import * as module from "node:module";
import { fileURLToPath } from "node:url";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const pinned = path(`../../../node_modules/node/bin/node${process.platform === "win32" ? ".exe" : ""}`);
const source = new URL("../src/main.ts", import.meta.url);

/** Runs this file again on the pinned runtime; exit code and signals pass through. */
function runAgain() {
  const child = spawn(pinned, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const forward = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  child.on("close", (code, signal) => {
    for (const name of signals) process.off(name, forward);
    if (signal === null) process.exitCode = code;
    else process.kill(process.pid, signal);
  });
}

/** Lets our own packages resolve to their sources; other packages' `source` conditions are none of our business. */
function preferSources() {
  module.registerHooks({
    resolve(specifier, context, nextResolve) {
      if (!specifier.startsWith("@servanda/")) return nextResolve(specifier, context);
      return nextResolve(specifier, { ...context, conditions: ["source", ...context.conditions] });
    },
  });
}

async function run() {
  // A reader that has seen enough (`servanda … | head`) is not an error.
  process.stdout.on("error", (error) => {
    if (error.code === "EPIPE") process.exit();
    // 74: sysexits' EX_IOERR. A full disk is nobody's mistake here.
    process.stderr.write(`servanda: what it found cannot be written: ${error.code}.\n`);
    process.exit(74);
  });
  module.enableCompileCache();
  const isClone = existsSync(source);
  if (isClone) preferSources();
  const { main } = await import(isClone ? source.href : new URL("../dist/main.js", import.meta.url).href);
  process.exitCode = await main(process.argv.slice(2));
}

if (Number(process.versions.node.split(".")[0]) >= 24) {
  await run();
} else if (existsSync(pinned)) {
  runAgain();
} else {
  process.stderr.write(
    `servanda: this is Node ${process.versions.node}; Node 24 or later is needed.\n` +
      "Inside a clone, `npm start` brings the right one; elsewhere install it from https://nodejs.org.\n",
  );
  process.exitCode = 1;
}

// One writer to a log. Node has no flock(2), and a file with a process number in it is believed or not believed by
// guesswork: numbers are used again, and mean nothing across containers. SQLite, which Node carries, takes fcntl(2)
// record locks, which the kernel gives back when the process ends in whatever way (docs/decisions/0014-lock.md).
import { DatabaseSync } from "node:sqlite";
import { accepted, type Outcome } from "@servanda/core";
import { refuse } from "@servanda/log";

const SQLITE_BUSY = 5;

export interface Lock {
  release(): void;
}

/**
 * `log_locked` while somebody holds it, in this process or another; waits for nobody. The file is made if it is not
 * there, and stays.
 *
 * KNOWN GAP: POSIX takes away a process's record locks on a file when that process closes any descriptor of it, so
 * nothing here may open the lock's file but SQLite.
 */
export function takeLock(path: string, folder: string): Outcome<Lock> {
  const database = new DatabaseSync(path);
  try {
    // Nothing is ever written, so no rollback journal has to stand on the disk either.
    database.exec("PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY) {
      return refuse("log_locked", { folder });
    }
    throw error;
  }
  return accepted({ release: () => database.close() });
}

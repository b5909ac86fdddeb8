// What the server needs from outside: files and a turn of the event loop. Node reads a disk; a worker asks its page.

export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
}

export interface Host {
  /** The text of a file, or undefined where there is none, it cannot be read, or it is too large to be one of ours. */
  readonly readText: (uri: string) => Promise<string | undefined>;
  /** Whether a link on the way to a file leads out of a folder (with its trailing slash). Such a file is not read. */
  readonly leavesFolder: (uri: string, folder: string) => Promise<boolean>;
  /** What lies in a folder, given with its trailing slash; empty where it cannot be read. */
  readonly listFolder: (uri: string) => Promise<readonly FolderEntry[]>;
  /** Does work after the messages that wait have been taken, so that a burst of typing is checked once. */
  readonly later: (work: () => void) => void;
}

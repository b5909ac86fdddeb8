// What the checker needs from outside: files, and nothing else. Paths are those of the agreement's folder, with `/`
// between their parts and neither `.` nor `..` among them.

export interface CheckPorts {
  /** The text of a file, or undefined if there is none. */
  readonly readFile: (path: string) => string | undefined;
  /** Whether a link on the way leads out of the agreement's folder; such a file is refused and never read. */
  readonly leavesFolder?: (path: string) => boolean;
}

/** Without files: everything that is drawn from one is missing. */
export const noFiles: CheckPorts = { readFile: () => undefined };

/**
 * The path in the agreement's folder of what a file in `folder` (such as `annexes/`, or "") calls `path`. Undefined for
 * what lies outside: `/a`, `c:a`, and more `..` than there are folders.
 */
export function pathFrom(folder: string, path: string): string | undefined {
  if (/^[/\\]|^[A-Za-z]:|\\/.test(path) || disguised.test(path)) return undefined;
  const parts = folder.split("/").filter((part) => part !== "");
  for (const part of path.split("/")) {
    if (part === "") return undefined;
    if (part === "..") {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== ".") parts.push(part);
  }
  return parts.length === 0 ? undefined : parts.join("/");
}

/** Dots and slashes that only some readers would decode, and what cannot be seen; a name with a NUL ends early. */
const disguised = /%(?:00|2e|2f|5c)|[\p{Cc}\p{Cf}]/iu;

/** `annexes/` of `annexes/zones.servanda.md`; "" of a file in the agreement's folder itself. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

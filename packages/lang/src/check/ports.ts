// What the checker needs from outside: files, and nothing else.

export interface CheckPorts {
  /** The text of a file named relative to the agreement's folder, or undefined if there is none. */
  readonly readFile: (path: string) => string | undefined;
}

/** Without files: everything that is drawn from one is missing. */
export const noFiles: CheckPorts = { readFile: () => undefined };

/** `a/../b` and `/a` are refused: an agreement may not reach outside its folder. */
export function isWithinFolder(path: string): boolean {
  return (
    path !== "" && !/^[/\\]|^[A-Za-z]:|\\/.test(path) && !path.split("/").some((part) => part === ".." || part === "")
  );
}

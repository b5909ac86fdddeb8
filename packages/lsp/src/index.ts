// The public face of the language server: the server over any connection, and what it needs from outside.
export { serve } from "./server.ts";
export type { FolderEntry, Host } from "./workspace/host.ts";
export { libraryScheme } from "./workspace/uris.ts";

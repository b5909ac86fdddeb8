// The public surface of this package: the command as a function.
export { main } from "./main.ts";

// URIs of files as strings: folders, joining a path, one spelling for one file. Editors percent-encode differently, so
// URIs are compared in their normal form. Not a full reader of URIs: queries and fragments do not occur.

const LIBRARY_SCHEME = "servanda-library";
const EXTENSION = ".servanda.md";

/** With its trailing slash. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/") + 1);
}

export function joinPath(folder: string, path: string): string {
  return folder + path.split("/").map(encodeSegment).join("/");
}

/** The last part of a URI's path, decoded. */
export function fileNameOf(uri: string): string {
  return decodeSegment(uri.slice(uri.lastIndexOf("/") + 1));
}

/** One spelling for one file: everything percent-encoded but letters, digits and `-._~`. */
export function normalUri(uri: string): string {
  const [scheme = "", rest] = uri.split(/:(.*)/s);
  if (rest === undefined) return uri;
  return `${scheme}:${rest.split("/").map(decodeSegment).map(encodeSegment).join("/")}`;
}

export function isAgreement(uri: string): boolean {
  return uri.endsWith(EXTENSION);
}

/** Where an editor can ask for a text of the standard library. */
export function libraryUri(path: string): string {
  return `${LIBRARY_SCHEME}:/${path}${EXTENSION}`;
}

/** The path of such a text, or undefined for any other URI. */
export function libraryPath(uri: string): string | undefined {
  const start = `${LIBRARY_SCHEME}:/`;
  return uri.startsWith(start) && isAgreement(uri) ? uri.slice(start.length, -EXTENSION.length) : undefined;
}

export const libraryScheme: string = LIBRARY_SCHEME;

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** A segment that is not well-formed stays as it is. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

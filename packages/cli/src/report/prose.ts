// The prose of an article as it is shown: paragraph by paragraph, without the comments of the file, such as the tags of
// a corpus, which are not what people sign.

export function paragraphsOf(prose: string): readonly string[] {
  return prose
    .replaceAll(/<!--[\s\S]*?-->/g, "")
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "");
}

// GLOSSARY.md is the only place that defines a term. Its rows are `term | identifier | sentence | avoid`; these rules
// hold code and glossary together in both directions.
import { declaredIn, exportsOf } from "./exports.ts";
import { identifiers, words } from "./identifiers.ts";
import { type Finding, isTypeScript, type RepoFile, type Rule } from "./rule.ts";

/** The packages whose exported types are the domain. */
const domainIndexes = ["packages/agreement/src/index.ts", "packages/monitor/src/index.ts"];

interface Row {
  readonly term: string;
  readonly identifiers: readonly string[];
  readonly sentence: string;
  readonly avoid: readonly string[];
  readonly line: number;
}

/** Every exported type of the domain is some row's identifier. */
export const everyTypeIsDefined: Rule = (files) => {
  const known = new Set(readRows(files).flatMap((row) => row.identifiers));
  const byPath = new Map(files.map((file) => [file.path, file]));
  return domainIndexes
    .flatMap((index) => exportsOf(index, byPath))
    .filter(({ name, isType }) => isType && !known.has(name))
    .map(({ name, path, line }) => ({ path, line, text: `exports \`${name}\`, which GLOSSARY.md does not define` }));
};

/** Every identifier the glossary names is exported somewhere; no term is defined twice; every row has a sentence. */
export const everyRowHolds: Rule = (files) => {
  const exported = new Set(
    files
      .filter(isTypeScript)
      .flatMap(declaredIn)
      .map(({ name }) => name),
  );
  const seen = new Set<string>();
  return readRows(files).flatMap((row) => {
    const complain = (text: string): Finding => ({ path: "GLOSSARY.md", line: row.line, text });
    const gone = row.identifiers.filter((name) => !exported.has(name));
    const found = gone.map((name) => complain(`\`${name}\` is exported nowhere`));
    if (!row.sentence.endsWith(".")) found.push(complain(`"${row.term}" needs one whole sentence`));
    for (const each of [row.term, ...row.identifiers.map((name) => `\`${name}\``)]) {
      if (seen.has(each)) found.push(complain(`${each} is defined twice`));
      seen.add(each);
    }
    return found;
  });
};

/** No identifier is made of a word that the glossary says to avoid. */
export const avoidedWords: Rule = (files) => {
  const avoid = readRows(files).flatMap((row) => row.avoid.map((word) => ({ word, term: row.term })));
  return files.filter(isTypeScript).flatMap((file) =>
    identifiers(file.text).flatMap(({ name, line }) => {
      const spoken = ` ${words(name)} `;
      const hit = avoid.find(({ word }) => spoken.includes(` ${word} `) || spoken.includes(` ${word}s `));
      if (hit === undefined) return [];
      return [{ path: file.path, line, text: `\`${name}\`: say "${hit.term}", not "${hit.word}" (GLOSSARY.md)` }];
    }),
  );
};

function readRows(files: readonly RepoFile[]): Row[] {
  const text = files.find((file) => file.path === "GLOSSARY.md")?.text ?? "";
  return text.split("\n").flatMap((line, index) => {
    const cells = line.split("|").map((cell) => cell.trim());
    const [, term, identifier, sentence, avoid] = cells;
    if (cells.length !== 6 || term === "term" || /^-+$/.test(term ?? "")) return [];
    return [
      {
        term: term ?? "",
        identifiers: quoted(identifier),
        sentence: sentence ?? "",
        avoid: list(avoid),
        line: index + 1,
      },
    ];
  });
}

const quoted = (cell = ""): string[] => [...cell.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? "");
const list = (cell = ""): string[] =>
  cell.split(",").flatMap((word) => (/\w/.test(word) ? [word.trim().toLowerCase()] : []));

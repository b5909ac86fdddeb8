// Every dependency that runs with the product was decided on, and a page under docs/decisions says why.
import type { RepoFile, Rule } from "./rule.ts";

export const decidedDependencies: Rule = (files) => {
  const pages = files.filter((file) => /^docs\/decisions\/[^/]+\.md$/.test(file.path));
  const isDecided = (name: string) => pages.some((page) => page.text.includes(`\`${name}\``));
  return files
    .filter((file) => /(^|\/)package\.json$/.test(file.path))
    .flatMap((file) =>
      runtimeDependencies(file)
        .filter((name) => !/^(@servanda\/|servanda$)/.test(name) && !isDecided(name))
        .map((name) => ({ path: file.path, line: 0, text: `no page of docs/decisions names \`${name}\`` })),
    );
};

function runtimeDependencies(file: RepoFile): string[] {
  const { dependencies, optionalDependencies } = JSON.parse(file.text) as Record<string, Record<string, string>>;
  return Object.keys({ ...dependencies, ...optionalDependencies });
}

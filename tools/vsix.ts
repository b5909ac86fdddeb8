// `npm run vsix`: the extension for VS Code as one file to install, made without anything but a zip. The same sources
// give the same bytes: every entry carries the same date.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { strToU8, zipSync } from "fflate";
import { bundle, bundleNames } from "./bundles.ts";
import { blockGrammar, markdownInjection, printGrammar } from "./text-mate.ts";

const folder = new URL("../editors/vscode/", import.meta.url);
const root = new URL("../", import.meta.url);
// The earliest date a zip can hold, local time.
const ENTRY_DATE = "1980-01-01T00:00:00";

interface Manifest {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly version: string;
  readonly publisher: string;
  readonly engines: { readonly vscode: string };
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
}

/** Path in the package → text. */
export async function vsixFiles(): Promise<ReadonlyMap<string, string>> {
  const packed = readFileSync(new URL("package.json", folder), "utf8");
  const manifest = JSON.parse(packed) as Manifest;
  const read = (name: string, from: URL = folder): string => readFileSync(new URL(name, from), "utf8");
  const files = new Map([
    ["[Content_Types].xml", contentTypes],
    ["extension.vsixmanifest", vsixManifest(manifest)],
    ["extension/package.json", asPacked(packed)],
    ["extension/readme.md", read("README.md")],
    ["extension/LICENSE.txt", read("LICENSE", root)],
    ["extension/NOTICE.txt", read("NOTICE", root)],
    ["extension/language-configuration.json", read("language-configuration.json")],
    ["extension/syntaxes/servanda.tmLanguage.json", printGrammar(blockGrammar())],
    ["extension/syntaxes/markdown-block.tmLanguage.json", printGrammar(markdownInjection())],
  ]);
  for (const name of bundleNames) files.set(`extension/dist/${name}`, await bundle(name));
  return files;
}

/** What it depends on is inside its bundles, which are CommonJS. */
function asPacked(manifest: string): string {
  const own = new Set(["dependencies", "devDependencies", "private", "type"]);
  const kept = Object.entries(JSON.parse(manifest) as object).filter(([key]) => !own.has(key));
  return `${JSON.stringify(Object.fromEntries(kept), undefined, 2)}\n`;
}

const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension=".json" ContentType="application/json"/>
  <Default Extension=".js" ContentType="application/javascript"/>
  <Default Extension=".md" ContentType="text/markdown"/>
  <Default Extension=".txt" ContentType="text/plain"/>
  <Default Extension=".vsixmanifest" ContentType="text/xml"/>
</Types>
`;

function vsixManifest(manifest: Manifest): string {
  const { name, displayName, description, version, publisher, engines, categories, keywords } = manifest;
  const asset = (type: string, path: string): string => `    <Asset Type="${type}" Path="${path}" Addressable="true"/>`;
  const property = (id: string, value: string): string =>
    `      <Property Id="Microsoft.VisualStudio.Code.${id}" Value="${escaped(value)}"/>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id="${name}" Version="${version}" Publisher="${publisher}"/>
    <DisplayName>${escaped(displayName)}</DisplayName>
    <Description xml:space="preserve">${escaped(description)}</Description>
    <Tags>${escaped(keywords.join(","))}</Tags>
    <Categories>${escaped(categories.join(","))}</Categories>
    <Properties>
${property("Engine", engines.vscode)}
${property("ExtensionKind", "workspace,web")}
    </Properties>
    <License>extension/LICENSE.txt</License>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
${asset("Microsoft.VisualStudio.Code.Manifest", "extension/package.json")}
${asset("Microsoft.VisualStudio.Services.Content.Details", "extension/readme.md")}
${asset("Microsoft.VisualStudio.Services.Content.License", "extension/LICENSE.txt")}
  </Assets>
</PackageManifest>
`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

export function zipped(files: ReadonlyMap<string, string>): Uint8Array {
  return zipSync(Object.fromEntries([...files].map(([path, text]) => [path, strToU8(text)])), {
    level: 9,
    mtime: ENTRY_DATE,
  });
}

async function main(): Promise<void> {
  mkdirSync(new URL("dist/", folder), { recursive: true });
  writeFileSync(new URL("syntaxes/servanda.tmLanguage.json", folder), printGrammar(blockGrammar()));
  writeFileSync(new URL("syntaxes/markdown-block.tmLanguage.json", folder), printGrammar(markdownInjection()));
  const files = await vsixFiles();
  const { name, version } = JSON.parse(files.get("extension/package.json") ?? "{}") as Manifest;
  writeFileSync(new URL("dist/package.json", folder), `${JSON.stringify({ type: "commonjs" })}\n`);
  // Unpacked beside the package, so that the folder itself can be run in an extension host.
  for (const bundled of bundleNames) {
    writeFileSync(new URL(`dist/${bundled}`, folder), files.get(`extension/dist/${bundled}`) ?? "");
  }
  const target = new URL(`dist/${name}-${version}.vsix`, folder);
  const bytes = zipped(files);
  writeFileSync(target, bytes);
  process.stdout.write(`${fileURLToPath(target)}: ${Math.round(bytes.length / 1024)} KiB\n`);
}

if (import.meta.main) await main();

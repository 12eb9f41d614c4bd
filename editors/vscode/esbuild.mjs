// Bundles the extension into one file, with the licences of what went into it; with `--tests`, the unit tests.

import { build } from "esbuild";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const FOLDER = /^node_modules\/(?:@[^/]+\/)?[^/]+/;
const LICENSE = /^licen[sc]e/i;

const options = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  external: ["vscode"],
  logLevel: "warning",
};

if (process.argv.includes("--tests")) {
  const tests = readdirSync("test").filter((name) => name.endsWith(".test.ts"));
  await build({ ...options, entryPoints: tests.map((name) => `test/${name}`), outdir: "dist/test", sourcemap: "inline" });
} else {
  const made = await build({ ...options, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", minify: true, metafile: true });
  writeFileSync("dist/THIRD-PARTY.txt", licences(Object.keys(made.metafile.inputs)));
}

/** The licence texts of the packages that the files come from. */
function licences(files) {
  const folders = new Set(files.flatMap((file) => FOLDER.exec(file) ?? []));
  return [...folders].sort().map(licence).join(`\n${"-".repeat(80)}\n\n`);
}

function licence(folder) {
  const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((entry) => LICENSE.test(entry));
  if (file === undefined) {
    throw new Error(`${folder} has no licence text`);
  }
  return `${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`;
}

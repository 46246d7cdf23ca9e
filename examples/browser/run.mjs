// Analyse a text with the library inside Pyodide, under Node, without network:
//
//     node run.mjs WHEELS TEXT
//
// WHEELS is a folder with the wheels of attribution and of its dependencies, TEXT a text file. Prints the report as JSON.
// The npm package "pyodide" is looked for beside this file, or in the folder that the variable NODE_MODULES names.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { loadAttribution } from "./load.mjs";

const [folder, file] = process.argv.slice(2);
if (!folder || !file) {
  console.error("usage: node run.mjs WHEELS TEXT");
  process.exit(2);
}
const base = process.env.NODE_MODULES ? join(process.env.NODE_MODULES, "x.js") : import.meta.url;
const { loadPyodide } = await import(pathToFileURL(createRequire(base).resolve("pyodide/pyodide.mjs")));

const begin = performance.now();
const pyodide = await loadPyodide();
const wheels = readdirSync(folder)
  .filter((name) => name.endsWith(".whl"))
  .map((name) => new Uint8Array(readFileSync(join(folder, name))));
const loaded = performance.now();
const analyze = await loadAttribution(pyodide, wheels);
const text = readFileSync(file, "utf-8");
const imported = performance.now();
const report = analyze(text, file);
const first = performance.now();
analyze(text, file);
const again = performance.now();
const seconds = (a, b) => ((b - a) / 1000).toFixed(2);
console.error(
  `Python ${pyodide.runPython("import sys; sys.version.split()[0]")} on ${pyodide.runPython("sys.platform")}: ` +
    `${seconds(begin, loaded)} s to start, ${seconds(loaded, imported)} s to import, ` +
    `${seconds(imported, first)} s for the first report, ${seconds(first, again)} s for the next`,
);
console.log(JSON.stringify(report));

// Which scopes do TextMate grammars give a text? Read with the library that VS Code reads with.
//
// On standard input: {modules, root, grammars, texts}, where `grammars` are paths of files. One with an `injectionSelector` is put into the
// root. On standard output, for each text: its lines as lists of [piece, scopes], and the scopes that are still open behind it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { modules, root, grammars, texts } = JSON.parse(readFileSync(0, "utf8"));
const require = createRequire(`${modules}/`);
const { INITIAL, Registry, parseRawGrammar } = require("vscode-textmate");
const { OnigScanner, OnigString, loadWASM } = require("vscode-oniguruma");

await loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")));

const files = grammars.map((path) => parseRawGrammar(readFileSync(path, "utf8"), path));
const known = new Map(files.map((grammar) => [grammar.scopeName, grammar]));
const injected = files.filter((grammar) => grammar.injectionSelector).map((grammar) => grammar.scopeName);
const registry = new Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new OnigScanner(patterns),
    createOnigString: (text) => new OnigString(text),
  }),
  loadGrammar: async (scope) => known.get(scope) ?? null,
  getInjections: (scope) => (scope === root ? injected : []),
});
const grammar = await registry.loadGrammar(root);

function read(text) {
  let stack = INITIAL;
  const lines = `${text}\n`.split("\n").map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.map((token) => [line.slice(token.startIndex, token.endIndex), token.scopes.slice(1)]);
  });
  return { lines: lines.slice(0, -1), open: lines.at(-1).at(-1)[1] };
}

process.stdout.write(JSON.stringify(texts.map(read)));

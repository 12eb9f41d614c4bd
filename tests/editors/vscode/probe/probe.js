// Answers a test from inside of VS Code. It calls the test's socket, then takes one request a line, `{"ask": NAME, "arguments": [...]}`, and gives
// one line back, `{"answer": ...}` or `{"fault": TEXT}`. Everything is asked of VS Code, nothing of the server under test. A place is given by the
// first words that stand there.
"use strict";
const net = require("node:net");
const readline = require("node:readline");
const vscode = require("vscode");

const run = (command, ...given) => vscode.commands.executeCommand(command, ...given);
const editor = () => vscode.window.activeTextEditor;
const file = () => editor().document;

function range(words) {
  const start = file().getText().indexOf(words);
  if (start < 0) throw new Error(`${JSON.stringify(words)} is not in ${file().uri.fsPath}`);
  return new vscode.Range(file().positionAt(start), file().positionAt(start + words.length));
}

/** Unlike a selection that is set, one that is shown is there when the answer comes, and keys that follow find it. */
const select = (selection) => vscode.window.showTextDocument(file(), { preview: false, selection }).then(() => undefined);

/** On the words, not at their edge. */
const on = (words) => range(words).start.translate(0, 1);
const numbers = ({ start, end }) => [start.line, start.character, end.line, end.character];
const diagnostics = (path) => vscode.languages.getDiagnostics(path === undefined ? file().uri : vscode.Uri.file(path));
const rule = ({ code }) => (typeof code === "object" ? code.value : code);

let offered = [];

const answers = {
  version: () => vscode.version,
  trusted: () => vscode.workspace.isTrusted,
  folders: () => (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath),
  extensions: () => vscode.extensions.all.filter((one) => one.isActive).map((one) => [one.id, one.packageJSON.version]),
  run,
  set: (name, value) => vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global),

  open: (path) => vscode.window.showTextDocument(vscode.Uri.file(path), { preview: false }).then(() => undefined),
  path: () => file().uri.fsPath,
  language: () => file().languageId,
  text: () => file().getText(),
  save: () => file().save(),
  select: (words) => select(range(words)),
  selected: () => file().getText(editor().selection),
  at: (words) => [range(words).start.line, range(words).start.character],
  goTo: (line, column) => select(new vscode.Range(line, column, line, column)),
  cursor: () => [editor().selection.active.line, editor().selection.active.character],
  rename(from, to) {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(vscode.Uri.file(from), vscode.Uri.file(to));
    return vscode.workspace.applyEdit(edit);
  },

  findings: () => diagnostics().map((found) => [rule(found), file().getText(found.range)]),
  findingsOf: (path) => diagnostics(path).map(rule),
  ranges: (name) => diagnostics().filter((found) => rule(found) === name).map((found) => numbers(found.range)),
  async hovers(words) {
    const hovers = await run("vscode.executeHoverProvider", file().uri, on(words));
    return hovers.map(({ contents }) => contents.map((part) => part.value ?? part).join("\n"));
  },
  async definitions(words) {
    const places = await run("vscode.executeDefinitionProvider", file().uri, on(words));
    return places.map((place) => [(place.targetUri ?? place.uri).fsPath, numbers(place.targetSelectionRange ?? place.range)]);
  },
  async offers(words) {
    offered = await run("vscode.executeCodeActionProvider", file().uri, new vscode.Range(on(words), on(words)), undefined, 100);
    return offered.map((action) => [action.title, action.kind?.value ?? ""]);
  },
  async take(title) {
    const { edit, command } = offered.find((action) => action.title === title);
    if (edit) await vscode.workspace.applyEdit(edit);
    if (command) await run(command.command, ...(command.arguments ?? []));
  },
};

exports.activate = () => {
  const socket = net.connect(process.env.GATEWRIGHT_PROBE);
  readline.createInterface({ input: socket }).on("line", async (line) => {
    const request = JSON.parse(line);
    let reply;
    try {
      reply = { answer: (await answers[request.ask](...request.arguments)) ?? null };
    } catch (fault) {
      reply = { fault: String(fault?.stack ?? fault) };
    }
    socket.write(`${JSON.stringify(reply)}\n`);
  });
};

// The status item beside a file's language: how the server is, and what it found. It is there for files that the server sees.

import { type Command, Disposable, LanguageStatusSeverity, commands, languages, window } from "vscode";

import type { Server } from "./client";
import { count, words } from "./findings";
import { SELECTOR } from "./selector";

const PROBLEMS: Command = { title: "Show Problems", command: "workbench.actions.view.problems" };
const OUTPUT: Command = { title: "Show Output", command: "gatewright.showOutput" };
const RESTART: Command = { title: "Restart", command: "gatewright.restart" };

/** Shows the item until it is disposed. */
export function showStatus(server: Server): Disposable {
  const item = languages.createLanguageStatusItem("gatewright.status", SELECTOR);
  item.name = "Gatewright";
  const show = (): void => {
    const { health } = server;
    const here = window.activeTextEditor?.document.uri;
    const everywhere = languages.getDiagnostics().reduce((sum, [, found]) => sum + count(found), 0);
    const found = here === undefined ? 0 : count(languages.getDiagnostics(here));
    item.text = words(health, found, everywhere);
    item.detail = health.detail;
    item.busy = health.state === "starting";
    item.severity = health.state === "stopped" ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.command = health.state === "stopped" ? RESTART : everywhere > 0 ? PROBLEMS : OUTPUT;
    // The walkthrough waits for it.
    void commands.executeCommand("setContext", "gatewright.running", health.state === "running");
  };
  show();
  return Disposable.from(item, server.onDidChange(show), languages.onDidChangeDiagnostics(show), window.onDidChangeActiveTextEditor(show));
}

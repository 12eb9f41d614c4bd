// The server's life: found a Python for, started, watched, restarted, stopped.

import { type Disposable, EventEmitter, type ExtensionContext, type LogOutputChannel, Uri, commands, window } from "vscode";
import {
  CloseAction,
  type ConfigurationParams,
  ErrorAction,
  ExecuteCommandRequest,
  LanguageClient,
  type LanguageClientOptions,
  State,
} from "vscode-languageclient/node";

import { candidates } from "./candidates";
import { type Python, explain, findPython } from "./python";
import { MOST, Restarts } from "./restarts";
import { SELECTOR } from "./selector";
import { settings } from "./settings";
import { whenTrusted } from "./trust";

/** How the server is. `detail` says which one runs, or why none does. */
export interface Health {
  readonly state: "starting" | "running" | "stopped";
  readonly detail: string;
}

const RESTART = "Restart";
const SHOW_OUTPUT = "Show Output";
const OPEN_SETTING = "Open the Setting";

export class Server implements Disposable {
  private readonly changes = new EventEmitter<Health>();
  readonly onDidChange = this.changes.event;
  private client: LanguageClient | undefined;
  private now: Health = { state: "stopped", detail: "" };
  /** Starts and stops follow each other, however quickly they are asked for. */
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly context: ExtensionContext,
    private readonly output: LogOutputChannel,
  ) {}

  get health(): Health {
    return this.now;
  }

  async start(): Promise<void> {
    return this.inTurn(() => this.startNow());
  }

  async stop(): Promise<void> {
    return this.inTurn(() => this.stopNow());
  }

  async restart(): Promise<void> {
    return this.inTurn(async () => {
      await this.stopNow();
      await this.startNow();
    });
  }

  /** The server's answer to one of its commands; undefined, and a message, when it does not run. */
  async ask<Answer>(command: string, ...given: unknown[]): Promise<Answer | undefined> {
    if (this.client?.state !== State.Running) {
      void this.offerRestart("The server of Gatewright does not run.");
      return undefined;
    }
    return (await this.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: given })) as Answer;
  }

  dispose(): void {
    void this.stop();
    this.changes.dispose();
  }

  private async inTurn(step: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(step, step);
    return this.turn;
  }

  private async startNow(): Promise<void> {
    if (this.client !== undefined) {
      return;
    }
    this.become("starting", "Looking for Python");
    const found = await findPython(await candidates());
    if ("tried" in found) {
      const message = explain(found);
      this.output.error(message);
      this.become("stopped", message);
      void this.offer(message, OPEN_SETTING, RESTART);
      return;
    }
    const described = `Python ${found.version.join(".")}, ${found.path}`;
    this.output.info(`Starting the server with ${described}`);
    this.client = new LanguageClient("gatewright", "Gatewright", this.executable(found), this.options());
    this.client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) {
        this.become("running", described);
      } else if (newState === State.Starting) {
        this.become("starting", described);
      }
    });
    try {
      await this.client.start();
    } catch (error) {
      // Whether it is tried again, and what is said, is decided where the connection was closed.
      this.output.error(`The server did not start: ${String(error)}`);
    }
  }

  private async stopNow(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    this.become("stopped", "");
    try {
      await client?.dispose();
    } catch (error) {
      // A server that never started, or died, has nothing to say goodbye to.
      this.output.debug(`Stopping: ${String(error)}`);
    }
  }

  private executable({ path }: Python): { command: string; args: string[]; options: { cwd: string } } {
    const bundled = Uri.joinPath(this.context.extensionUri, "bundled").fsPath;
    const start = Uri.joinPath(this.context.extensionUri, "bundled", "start.py").fsPath;
    // Isolated, and not in the workspace: no module of the workspace takes the place of one of Python's.
    return { command: path, args: ["-I", start, "--stdio"], options: { cwd: bundled } };
  }

  private options(): LanguageClientOptions {
    const restarts = new Restarts();
    return {
      documentSelector: SELECTOR,
      outputChannel: this.output,
      initializationOptions: () => settings(),
      middleware: {
        ...whenTrusted,
        workspace: { configuration: ({ items }: ConfigurationParams) => items.map(({ scopeUri }) => settings(scopeUri)) },
      },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          if (restarts.allowed(Date.now())) {
            return { action: CloseAction.Restart, message: "The server ended. It is started again.", handled: true };
          }
          const message = `The server of Gatewright ended ${MOST + 1} times within a few minutes, and is not started again.`;
          this.become("stopped", message);
          void this.offerRestart(message);
          return { action: CloseAction.DoNotRestart, message, handled: true };
        },
      },
    };
  }

  private become(state: Health["state"], detail: string): void {
    this.now = { state, detail };
    this.changes.fire(this.now);
  }

  private async offerRestart(message: string): Promise<void> {
    await this.offer(message, RESTART, SHOW_OUTPUT);
  }

  private async offer(message: string, ...buttons: string[]): Promise<void> {
    switch (await window.showErrorMessage(message, ...buttons)) {
      case RESTART:
        await this.restart();
        break;
      case SHOW_OUTPUT:
        this.output.show();
        break;
      case OPEN_SETTING:
        await commands.executeCommand("workbench.action.openSettings", "gatewright.python");
        break;
    }
  }
}

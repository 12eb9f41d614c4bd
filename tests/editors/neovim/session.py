"""A Neovim without a screen that a test types into and looks at.

It listens on a socket. Whatever is asked of it is asked by `nvim --server`, between two keystrokes, as a plugin would do it; keys
go through its input queue, as from a keyboard.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from editors.session import PATIENCE, ROOT, Session

CONFIG = ROOT / "editors/neovim/gatewright.lua"


class Neovim(Session):
    """One running Neovim with `editors/neovim/gatewright.lua` as its whole configuration."""

    def __init__(self, program: Path, home: Path) -> None:
        super().__init__(home)
        self._program, self._socket = program, home / "socket"
        arguments = ["--headless", "--listen", str(self._socket), "-n", "-i", "NONE", "-u", str(CONFIG)]
        self._process = subprocess.Popen([program, *arguments], env=self.environment, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.until("Neovim", self._socket.exists)
        # A menu also for one item, and nothing inserted before it is chosen.
        self.lua('vim.o.completeopt = "menu,menuone,noselect"')

    def lua(self, body: str) -> Any:
        """What a Lua function of this body returns."""
        quoted = f"vim.json.encode({{ (function() {body} end)() }})".replace("'", "''")
        said = self._ask("--remote-expr", f"luaeval('{quoted}')")
        answers = json.loads(said)
        return answers[0] if answers else None

    def keys(self, keys: str) -> None:
        """Types, with `<CR>` and the like."""
        self._ask("--remote-send", keys)

    def edit(self, path: Path, text: str) -> None:
        """Writes a file, opens it, and waits for the server. Whatever was being typed elsewhere is over."""
        self.keys("<C-Bslash><C-N>")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.lua(f"vim.cmd({json.dumps(f'edit! {path}')})")
        self.until("the server", self.attached)

    def has(self, version: str) -> bool:
        """Whether this Neovim is at least of a version."""
        return self.lua(f'return vim.fn.has("nvim-{version}")') == 1

    def attached(self) -> bool:
        """Whether the server answers for the current file; completion is the last thing that Neovim prepares."""
        return bool(self.lua(f'for _, client in pairs({self._clients}) do return client.initialized and vim.bo.omnifunc ~= "" end'))

    def client(self, field: str) -> Any:
        """A field of the client of the current file, as a Lua expression behind `client.`."""
        return self.lua(f"for _, client in pairs({self._clients}) do return client.{field} end")

    @property
    def _clients(self) -> str:
        return "(vim.lsp.get_clients and vim.lsp.get_clients({ bufnr = 0 }) or vim.lsp.buf_get_clients(0))"

    def text(self) -> str:
        """The current file as it stands in the editor."""
        return "\n".join(self.lua("return vim.api.nvim_buf_get_lines(0, 0, -1, false)")) + "\n"

    def go_to(self, words: str) -> None:
        """Puts the cursor on the first of these words."""
        assert self.lua(f'return vim.fn.search({json.dumps(chr(92) + "V" + words)}, "cw")') > 0

    def cursor(self) -> tuple[int, int]:
        """Line, from one, and column, in bytes from zero."""
        line, column = self.lua("return vim.api.nvim_win_get_cursor(0)")
        return line, column

    def findings(self) -> list[tuple[str, str]]:
        """The rule of each finding, and the words that it underlines."""
        found = self.lua("""
            return vim.tbl_map(function(one)
              local lines = vim.api.nvim_buf_get_text(0, one.lnum, one.col, one.end_lnum, one.end_col, {})
              return { one.code or one.user_data.lsp.code, table.concat(lines, "\\n") }
            end, vim.diagnostic.get(0))
        """)
        return [(rule, words) for rule, words in found]

    def take_float(self) -> list[str]:
        """The lines of the window that floats over the text, which is closed."""
        return self.lua("""
            for _, window in ipairs(vim.api.nvim_list_wins()) do
              if vim.api.nvim_win_get_config(window).relative ~= "" then
                local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
                vim.api.nvim_win_close(window, true)
                return lines
              end
            end
            return {}
        """)

    def menu(self) -> list[str]:
        """The words of the completion menu."""
        return self.lua("""
            local info = vim.fn.complete_info({ "items", "pum_visible" })
            return info.pum_visible == 1 and vim.tbl_map(function(item) return item.abbr ~= "" and item.abbr or item.word end, info.items) or {}
        """)

    def act(self, title: str) -> list[str]:
        """Asks what can be done about the line of the cursor and chooses the action of this title; the titles that were offered."""
        self.lua(f"""
            vim.g.offered = {{}}
            vim.ui.select = function(items, options, choose)
              vim.g.offered = vim.tbl_map(options.format_item, items)
              for number, item in ipairs(items) do
                if options.format_item(item) == {json.dumps(title)} then
                  return choose(item, number)
                end
              end
            end
            vim.lsp.buf.code_action()
        """)
        return self.until("code actions", lambda: self.lua("return vim.g.offered"))

    def log(self) -> str:
        """What Neovim wrote down about its servers; the folder differs between versions."""
        return "".join(file.read_text(encoding="utf-8") for file in self.home.glob("*/nvim/lsp.log"))

    def stop_server(self) -> None:
        """Stops the client of the current file, and with it its server."""
        self.lua(f"for _, client in pairs({self._clients}) do vim.lsp.stop_client(client.id) end")

    def quit(self) -> int:
        """Leaves without saving; its exit code."""
        # Neovim goes before it answers whoever asked.
        self._run("--remote-send", "<Esc>:qall!<CR>")
        return self._process.wait(PATIENCE)

    def close(self) -> None:
        """Ends it, whatever it is doing."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()

    def _ask(self, *request: str) -> str:
        done = self._run(*request)
        assert done.returncode == 0, done.stderr
        # Neovim 0.7 answers on standard error.
        return done.stdout or done.stderr

    def _run(self, *request: str) -> subprocess.CompletedProcess[str]:
        command = [self._program, "--clean", "--headless", "--server", str(self._socket), *request]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, timeout=PATIENCE, check=False)

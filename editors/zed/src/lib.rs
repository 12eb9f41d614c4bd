//! Tells Zed how to start Gatewright.

use zed_extension_api::{self as zed, Command, LanguageServerId, Result, Worktree, settings::LspSettings};

struct Gatewright;

impl zed::Extension for Gatewright {
    fn new() -> Self {
        Self
    }

    /// The `gatewright` of the settings (`lsp.gatewright.binary.path`), else the one on the PATH of the project's shell.
    fn language_server_command(&mut self, server: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let set = LspSettings::for_worktree(server.as_ref(), worktree)?.binary.and_then(|binary| binary.path);
        let command = set
            .or_else(|| worktree.which("gatewright"))
            .ok_or("`gatewright` is not on the PATH; `pipx install gatewright` puts it there")?;
        Ok(Command { command, args: vec!["--stdio".into()], env: worktree.shell_env() })
    }
}

zed::register_extension!(Gatewright);

-- What Neovim needs to know of Gatewright. Neovim 0.11 and later find this file in any `lsp/` folder on the 'runtimepath'.
return {
  cmd = { "gatewright", "--stdio" },
  -- The server reads the files that are its own and is silent on every other YAML and JSON. Neovim calls an empty `.tf` file "tf".
  filetypes = { "terraform", "tf", "opentofu", "yaml", "yaml.cloudformation", "json", "velocity" },
  root_markers = { "gatewright.toml", ".terraform", ".git" },
  -- Without this, CTRL-X CTRL-O inserts the name of an attribute, but not the `= ""` behind it.
  on_attach = function(client, buffer)
    vim.lsp.completion.enable(true, client.id, buffer)
  end,
}

-- Starts Gatewright in Neovim 0.7 and later: `:luafile path/to/gatewright.lua`, or `dofile("path/to/gatewright.lua")` in init.lua.
local here = vim.fn.fnamemodify(debug.getinfo(1, "S").source:sub(2), ":p:h")
local config = dofile(here .. "/lsp/gatewright.lua")
local group = vim.api.nvim_create_augroup("gatewright", { clear = true })

-- Neovim has no name for OpenTofu's files, nor for templates that end in `.vtl`.
vim.api.nvim_create_autocmd({ "BufRead", "BufNewFile" }, { group = group, pattern = { "*.vtl", "*.vm" }, command = "setfiletype velocity" })
vim.api.nvim_create_autocmd({ "BufRead", "BufNewFile" }, { group = group, pattern = "*.tofu", command = "setfiletype opentofu" })

if vim.lsp.config and vim.lsp.enable then
  vim.lsp.config("gatewright", config)
  vim.lsp.enable("gatewright")
  return
end

-- Neovim 0.10 and earlier: the same by hand.

--- The nearest folder with the first marker that there is; nil for a file that stands alone.
local function root_of(path)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  for _, marker in ipairs(config.root_markers) do
    local found = vim.fn.finddir(marker, folder .. ";")
    if found == "" then
      found = vim.fn.findfile(marker, folder .. ";")
    end
    if found ~= "" then
      return vim.fn.fnamemodify((vim.fn.fnamemodify(found, ":p"):gsub("/$", "")), ":h")
    end
  end
end

local clients = {} -- Neovim 0.7 keeps no account of the client of each root.

local function attach_0_7(buffer, settings)
  settings.root_dir = settings.root_dir or vim.fn.getcwd()
  settings.on_attach = function(_, attached)
    vim.bo[attached].omnifunc = "v:lua.vim.lsp.omnifunc"
  end
  local client = clients[settings.root_dir]
  if not client or vim.lsp.client_is_stopped(client) then
    client = vim.lsp.start_client(settings)
    clients[settings.root_dir] = client
  end
  vim.lsp.buf_attach_client(buffer, client)
end

local function attach(buffer)
  local path = vim.api.nvim_buf_get_name(buffer)
  if path == "" or vim.bo[buffer].buftype ~= "" or not vim.tbl_contains(config.filetypes, vim.bo[buffer].filetype) then
    return
  end
  local settings = { name = "gatewright", cmd = config.cmd, root_dir = root_of(path) }
  if vim.lsp.start then
    vim.api.nvim_buf_call(buffer, function()
      vim.lsp.start(settings)
    end)
  else
    attach_0_7(buffer, settings)
  end
end

vim.api.nvim_create_autocmd("FileType", {
  group = group,
  pattern = config.filetypes,
  callback = function(event)
    attach(event.buf)
  end,
})
-- Files that were open before.
for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
  if vim.api.nvim_buf_is_loaded(buffer) then
    attach(buffer)
  end
end

-- Neovim as the pictures show it: its own colors and keys, the configuration that users get, and as little around the text as can be.
vim.o.termguicolors = true
vim.o.background = vim.env.PICTURE_BACKGROUND
vim.o.number = true
vim.o.signcolumn = "yes"
vim.o.laststatus = 0
vim.o.ruler = false
vim.o.showmode = false
vim.o.showcmd = false
vim.o.wrap = false
vim.o.linebreak = true
vim.opt.fillchars = { eob = " " }
vim.o.winborder = "rounded"
vim.o.pumborder = "rounded"
vim.o.pummaxwidth = 44
vim.o.scrolloff = 5
vim.o.completeopt = "menu,menuone,popup"
vim.opt.shortmess:append("cF")
vim.api.nvim_set_hl(0, "WinBar", { bold = true })
dofile(vim.env.PICTURE_CONFIG)
-- The name of the file appears when the server is there.
vim.api.nvim_create_autocmd("LspAttach", { command = "setlocal winbar=\\ %t" })

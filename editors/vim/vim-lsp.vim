" Starts Gatewright through vim-lsp: `source` this file in your vimrc.
execute 'source' fnameescape(expand('<sfile>:p:h') . '/gatewright.vim')

augroup gatewright
  autocmd!
  autocmd User lsp_setup call lsp#register_server({
  \ 'name': 'gatewright',
  \ 'cmd': {server -> ['gatewright', '--stdio']},
  \ 'allowlist': g:gatewright_filetypes,
  \ 'root_uri': {server -> lsp#utils#path_to_uri(GatewrightRoot(lsp#utils#get_buffer_path()))},
  \})
  " CTRL-X CTRL-O asks the server.
  execute 'autocmd FileType' join(g:gatewright_filetypes, ',') 'setlocal omnifunc=lsp#complete'
augroup END

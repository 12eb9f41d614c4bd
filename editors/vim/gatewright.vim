" What every client in Vim needs to know of Gatewright: the names that Vim has for its files, and where a project begins.

" The server is silent on every YAML and JSON file that is not its own. Vim calls an empty `.tf` file "tf".
let g:gatewright_filetypes = ['terraform', 'tf', 'opentofu', 'yaml', 'yaml.cloudformation', 'json', 'velocity']

" Vim has no name for OpenTofu's files, for mapping templates in files of their own, and for CloudFormation in a `.template`.
augroup gatewright_filetypes
  autocmd!
  autocmd BufNewFile,BufRead *.tofu setfiletype opentofu
  autocmd BufNewFile,BufRead *.vtl,*.vm setfiletype velocity
  autocmd BufRead *.template if search('^Resources:', 'nw') | setfiletype yaml | endif
  autocmd BufRead *.template if search('^\s*"Resources"\s*:', 'nw') | setfiletype json | endif
augroup END

" The nearest folder with the first marker that there is; for a file that stands alone, its own.
function! GatewrightRoot(file) abort
  let folder = fnamemodify(a:file, ':p:h')
  let upwards = escape(folder, ' ,;') . ';'
  for marker in ['gatewright.toml', '.terraform', '.git']
    let found = finddir(marker, upwards)
    let found = empty(found) ? findfile(marker, upwards) : found
    if !empty(found)
      return fnamemodify(substitute(fnamemodify(found, ':p'), '[/\\]$', '', ''), ':h')
    endif
  endfor
  return folder
endfunction

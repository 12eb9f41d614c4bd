" Starts Gatewright through ALE: `source` this file in your vimrc, behind the line that adds ALE.
execute 'source' fnameescape(expand('<sfile>:p:h') . '/gatewright.vim')

" ALE writes what is chosen where the last word of letters begins; the server says where it belongs.
" What stands between the two is not written again.
" Several lines become one (`settings { }`): before 9.2, Vim has no others in a menu, and 9.2 indents them once more.
function! s:AsAleWrites(buffer, item) abort
  if !has_key(a:item, 'textEdit')
    return 1
  endif
  let [edit, asked] = [a:item.textEdit, b:ale_completion_info]
  let [line, start] = [getline('.'), edit.range.start.character]
  let word = asked.column - 1 - len(matchstr(asked.prefix, '\v[[:alnum:]$_]*$'))
  let between = strpart(line, start, word - start)
  if stridx(edit.newText, between) != 0
    return 0
  endif
  let text = strpart(line, word, start - word) . strpart(edit.newText, len(between))
  let edit.newText = substitute(text, '\n\s*', ' ', 'g')
  return 1
endfunction

for s:filetype in g:gatewright_filetypes
  " ALE counts columns in bytes and does not say so: without the option, a fix behind an emoji would be written to the wrong place.
  call ale#linter#Define(s:filetype, {
  \ 'name': 'gatewright',
  \ 'lsp': 'stdio',
  \ 'executable': 'gatewright',
  \ 'command': '%e --stdio',
  \ 'project_root': {buffer -> GatewrightRoot(bufname(buffer))},
  \ 'initialization_options': {'positionEncoding': 'utf-8'},
  \ 'completion_filter': function('s:AsAleWrites'),
  \})
endfor

" CTRL-X CTRL-O asks the server.
augroup gatewright
  autocmd!
  execute 'autocmd FileType' join(g:gatewright_filetypes, ',') 'setlocal omnifunc=ale#completion#OmniFunc'
augroup END

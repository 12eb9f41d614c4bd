"""The directives of mapping templates: what each is for, how it is written, and which can stand at a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gatewright.expressions import velocity
from gatewright.expressions.velocity.tree import Branch, Command, Define, Foreach, If, Macro, Set, Word
from gatewright.expressions.velocity.walk import Part
from gatewright.features.card import Card
from gatewright.features.completion.item import ItemKind
from gatewright.features.languages.speaker import Offer, Said
from gatewright.features.languages.velocity.scope import blocks_around, head_of, loops_around
from gatewright.text import Span


class Directive(NamedTuple):
    """How a directive is written, and what it does."""

    syntax: str
    summary: str


DIRECTIVES = {
    "set": Directive("#set($name = value)", "Gives a variable a value. Where the value is null, the variable keeps the one before."),
    "if": Directive("#if(condition) ... #end", "Prints what is inside where the condition holds: it is neither false nor null."),
    "elseif": Directive("#elseif(condition)", "Prints what follows where no condition before holds and this one does."),
    "else": Directive("#else", "Prints what follows where no condition before holds."),
    "end": Directive("#end", "Closes the directive that is open."),
    "foreach": Directive(
        "#foreach($item in $list) ... #end",
        "Prints what is inside for each element of a list, or each value of a map; at most 1,000 times.",
    ),
    "break": Directive("#break", "Leaves the loop."),
    "stop": Directive("#stop", "Ends the template."),
    "define": Directive("#define($name) ... #end", "Gives a variable what is inside, which is worked out each time that it is printed."),
    "macro": Directive("#macro(name $first $second) ... #end", "Names a piece of the template, which `#name($a $b)` prints."),
    "evaluate": Directive("#evaluate($text)", "Reads a text as a template, and prints what that makes."),
    "include": Directive("#include(file)", "Prints a file. API Gateway has none that could be printed."),
    "parse": Directive("#parse(file)", "Reads a file as a template. API Gateway has none that could be read."),
}
_SKELETONS = {
    "if": "#if(${1:condition})|  $0|#end",
    "foreach": "#foreach(\\$${1:item} in \\$${2:list})|  $0|#end",
    "set": "#set(\\$${1:name} = ${2:value})",
    "elseif": "#elseif(${1:condition})",
    "define": "#define(\\$${1:name})|  $0|#end",
    "macro": "#macro(${1:name} \\$${2:argument})|  $0|#end",
}
"""With tab stops; `|` is a new line where the file has room for one."""

_PLAIN = {
    "if": "#if()#end",
    "foreach": "#foreach($item in $list)#end",
    "set": "#set($name = '')",
    "elseif": "#elseif()",
    "define": "#define($name)#end",
    "macro": "#macro(name)#end",
}
_ANYWHERE = ("if", "foreach", "set", "define", "macro", "stop")


def directive_card(name: str) -> Card | None:
    """The card of a directive."""
    known = DIRECTIVES.get(name)
    return Card(known.syntax, "directive", known.summary) if known else None


def word_at(part: Part, at: int, text: str) -> Said | None:
    """The card of the word of a directive that a cursor is on."""
    match part:
        case If(branches=branches, closing=closing):
            first = branches[0]
            return _closing(closing, head_of(first, text), at, text)
        case Branch(word=word) | Set(word=word) | Command(word=word):
            return _opening(word, at)
        case Foreach(word=word, joint=joint, closing=closing):
            if joint and joint.span.touches(at):
                return _opening(Word("foreach", joint.span), at)
            return _opening(word, at) or _closing(closing, head_of(part, text), at, text)
        case Define(word=word, closing=closing) | Macro(word=word, closing=closing):
            return _opening(word, at) or _closing(closing, head_of(part, text), at, text)
        case _:
            return None


def offers(template: velocity.Template, span: Span, indent: str | None) -> Iterator[Offer]:
    """The directives that can stand in place of what is typed; `indent` is that of the line, `None` where there are no new lines."""
    typed = span.of(template.text)
    in_braces, is_called = typed.startswith("#{"), template.text[span.end :].lstrip(" ").startswith("(")
    for rank, name in enumerate(_possible(template, span.start)):
        has_arguments = name in _SKELETONS
        if in_braces and has_arguments:
            continue
        label = f"#{{{name}}}" if in_braces else f"#{name}"
        snippet = None if is_called else _SKELETONS.get(name)
        if snippet:
            snippet = snippet.replace("|", "\n" + indent) if indent is not None else snippet.replace("|  ", "").replace("|", "")
        yield Offer(
            label,
            ItemKind.KEYWORD,
            DIRECTIVES[name].syntax,
            label if is_called else _PLAIN.get(name, label),
            span,
            snippet,
            60 + rank,
            f"#{name}",
        )


def _possible(template: velocity.Template, at: int) -> Iterator[str]:
    """Their words, those first that go on with what is open. One that starts there already may stand there again."""
    blocks = blocks_around(template, at)
    closable = [one for one in blocks if isinstance(one, If | Foreach | Define | Macro)]
    branch = next((one for one in reversed(blocks) if isinstance(one, Branch)), None)
    if any(one.closing is None or one.closing.span.start == at for one in closable):
        yield "end"
    if closable and isinstance(closable[-1], If) and branch and branch.word.text != "else":
        yield "elseif"
        if not any(one.word.text == "else" and one.start != at for one in closable[-1].branches):
            yield "else"
    yield from _ANYWHERE
    if loops_around(template, at):
        yield "break"


def _opening(word: Word, at: int) -> Said | None:
    card = directive_card(word.text) if word.span.touches(at) else None
    return Said(card, word.span) if card else None


def _closing(word: Word | None, head: Span, at: int, text: str) -> Said | None:
    if word is None or not word.span.touches(at):
        return None
    line = text.count("\n", 0, head.start) + 1
    return Said(Card("#end", "directive", f"Closes `{' '.join(head.of(text).split())}` in line {line} of the template."), word.span)

"""What expressions mean, whole and half-typed, and where their parts are."""

from __future__ import annotations

import pytest

from gatewright.syntax.hcl import parse, parse_expression, parse_template
from gatewright.syntax.hcl.tree import (
    Attribute,
    Binary,
    Call,
    Conditional,
    Directive,
    Expression,
    For,
    GetAttr,
    Hole,
    Index,
    Interpolation,
    Keyword,
    Name,
    Number,
    ObjectCons,
    Parens,
    Piece,
    Splat,
    Template,
    TupleCons,
    Unary,
)
from gatewright.text import Span


def render(node: Expression | Interpolation | Directive | Piece) -> str:
    """An expression as one line in prefix form."""
    match node:
        case Number(value=value):
            return repr(value)
        case Keyword(value=value):
            return {True: "true", False: "false", None: "null"}[value]
        case Piece(text=text):
            return repr(text)
        case Interpolation(value=value):
            return "${" + render(value) + "}"
        case Directive(keyword=keyword, value=value):
            return "%{" + keyword + (f" {render(value)}" if value else "") + "}"
        case Template(parts=parts, closed=closed):
            return "(str" + "".join(f" {render(part)}" for part in parts) + ")" + ("" if closed else "!")
        case Name(name=name):
            return name
        case GetAttr(object=inner, name=name):
            return f"{render(inner)}.{name}"
        case Index(object=inner, key=key):
            return f"{render(inner)}[{render(key)}]"
        case Splat(object=inner):
            return f"{render(inner)}[*]"
        case Call(name=name, arguments=arguments, expands=expands, closed=closed):
            return f"({name}{''.join(' ' + render(a) for a in arguments)}{' ...' if expands else ''})" + ("" if closed else "!")
        case TupleCons(items=items, closed=closed):
            return "[" + " ".join(render(item) for item in items) + "]" + ("" if closed else "!")
        case ObjectCons(items=items, closed=closed):
            return "{" + " ".join(f"{render(item.key)}={render(item.value)}" for item in items) + "}" + ("" if closed else "!")
        case For(names=names, source=source, results=results, condition=condition):
            tail = f" if {render(condition)}" if condition else ""
            return f"(for {','.join(names)} in {render(source)}: {' => '.join(render(r) for r in results)}{tail})"
        case Conditional(condition=condition, then=then, otherwise=otherwise):
            return f"(? {render(condition)} {render(then)} {render(otherwise)})"
        case Binary(operator=operator, left=left, right=right):
            return f"({operator} {render(left)} {render(right)})"
        case Unary(operator=operator, operand=operand):
            return f"({operator} {render(operand)})"
        case Parens(inner=inner):
            return f"(paren {render(inner)})"
        case Hole():
            return "_"


def value(text: str) -> Expression:
    """The value of the first argument of a file."""
    item = parse(text).regions[0].content.body.items[0]
    assert isinstance(item, Attribute)
    return item.value


def string(text: str) -> Template:
    found = value(text)
    assert isinstance(found, Template)
    return found


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("1 + 2 * 3", "(+ 1 (* 2 3))"),
        ("1 - 2 - 3", "(- (- 1 2) 3)"),
        ("a || b && c == d < e + f % g", "(|| a (&& b (== c (< d (+ e (% f g))))))"),
        ("!a && -b.c > 0", "(&& (! a) (> (- b.c) 0))"),
        ("a ? b : c ? d : e", "(? a b (? c d e))"),
        ("a-b - c", "(- a-b c)"),
        ("29000.5e1", "290005.0"),
        ("true ? null : false", "(? true null false)"),
        ("f(a, [1, 2,], b...)", "(f a [1 2] b ...)"),
        ("provider::aws::arn_parse(x)", "(provider::aws::arn_parse x)"),
        ("a.b[0].c[*].d.*.e.0.f", "a.b[0].c[*].d[*].e.0.f"),
        ("(\na\n+\nb\n)", "(paren (+ a b))"),
        ('{ a = 1, "b" : 2\n(c) = 3\n\n d.e = f }', "{a=1 (str 'b')=2 (paren c)=3 d.e=f}"),
        ("[for k, v in m : v if k != 1]", "(for k,v in m: v if (!= k 1))"),
        ("{\nfor k in m :\nk => v...\n}", "(for k in m: k => v)"),
        ('"a ${b ? "x ${c}" : ""}!"', "(str 'a ' ${(? b (str 'x ' ${c}) (str))} '!')"),
        ('"%{ if a }b%{ else }c%{ endif }"', "(str %{if a} 'b' %{else} 'c' %{endif})"),
        ('"%{ for k, v in m ~} x %{~ endfor }"', "(str %{for m} 'x' %{endfor})"),
        ('"x  ${~ a ~}  y"', "(str 'x' ${a} 'y')"),
        ('"\\u00e9\\t\\"$${a}%%{b} $ %"', "(str 'é\\t\"${a}%{b} $ %')"),
        ('"${\n f({\n a = 1\n })\n}"', "(str ${(f {a=1})})"),
    ],
)
def test_whole_expressions(text: str, tree: str) -> None:
    found, problems = parse_expression(text)
    assert (render(found), problems) == (tree, ())
    assert found.span == Span(0, len(text))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("x = a.\ny = 1\n", "a."),
        ("x = f(\ny = 1\n", "(f)!"),
        ("x = f(a, \ny = 1\n", "(f a)!"),
        ('x = [ "a", \ny = 1\n', "[(str 'a')]!"),
        ('x = ["a\ny = 1\n', "[(str 'a')!]!"),
        ("x = a[\ny = 1\n", "a[_]"),
        ("x = a +\ny = 1\n", "(+ a _)"),
        ("x = a ?\ny = 1\n", "(? a _ _)"),
        ("x = !\ny = 1\n", "(! _)"),
        ('x = "${a.\ny = 1\n', "(str ${a.})!"),
        ('x = "${f(\ny = 1\n', "(str ${(f)!})!"),
        ('x = "${a"\ny = 1\n', "(str ${a})"),
        ('x = "${}"\ny = 1\n', "(str ${_})"),
        ("x = 'a'\ny = 1\n", "_"),
        ("x = <<EOT\ny = 1\n", "(str)!"),
    ],
)
def test_half_typed_values_leave_the_next_line_alone(text: str, tree: str) -> None:
    found = parse(text)
    assert render(value(text)) == tree
    assert [item.name for item in found.regions[0].content.body.items if isinstance(item, Attribute)] == ["x", "y"]
    assert len(found.problems) == 1


def test_a_missing_value_is_a_hole_behind_the_blank() -> None:
    assert value("stage_name = \nb = 1\n") == Hole(Span(13, 13))
    assert value("stage_name =\nb = 1\n") == Hole(Span(12, 12))


def test_a_dot_has_its_empty_name_behind_it() -> None:
    found = value("x = a.b.\n")
    assert isinstance(found, GetAttr)
    assert (found.name, found.name_span) == ("", Span.at(8))


def test_places_in_a_template() -> None:
    text = 'x = "a\\n$${b}${c}d"\n'
    piece, code, rest = string(text).parts
    assert isinstance(piece, Piece)
    assert isinstance(code, Interpolation)
    assert isinstance(rest, Piece)
    assert piece.text == "a\n${b}"
    assert [piece.map.to_source(index) for index in range(7)] == [5, 6, 8, 10, 11, 12, 13]
    assert code.span.of(text) == "${c}"
    assert code.value.span.of(text) == "c"
    assert rest.span.of(text) == "d"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places_in_an_indented_heredoc(end: str) -> None:
    text = end.join(["x = <<-EOT", "    a", "", "      b ${c}", "  EOT", "y = 1", ""])
    found = string(text)
    assert found.marker == "EOT"
    assert found.span.of(text).endswith("EOT")
    first, _, last = found.parts
    assert isinstance(first, Piece)
    assert isinstance(last, Piece)
    assert first.text == f"a{end}{end}  b "
    assert last.text == end
    for index, character in enumerate(first.text):
        assert text[first.map.to_source(index)] == character
    assert first.map.to_source(first.text.index("b")) == text.index("b ")


@pytest.mark.parametrize(
    ("content", "decoded"),
    [
        ("    x\n  y $${z}\n\n", "  x\ny ${z}\n\n"),
        ("    x\n \n  y\n", "  x\n \ny\n"),
        ("\tx\n\t  y\n", "x\n  y\n"),
        (" a\\n $$${z}\n", "a\\n $${z}\n"),
    ],
)
def test_heredocs_decode_as_terraform_does(content: str, decoded: str) -> None:
    assert string(f"x = <<-E\n{content}E\n").literal == decoded


def test_strip_markers_reach_as_far_as_in_terraform() -> None:
    assert render(value("x = <<E\n  a ${~ 1 ~}\n\n  b\nE\n")) == "(str '  a' ${1} '\\n  b\\n')"


def test_indentation_inside_code_does_not_count() -> None:
    text = "x = <<-E\n    a ${f(\n1\n)}\n    b\n  E\n"
    assert render(value(text)) == "(str 'a ' ${(f 1)} '\\nb\\n')"


def test_a_bare_template_has_no_escapes() -> None:
    found = parse_template('a\\n "${b}" $${c}')
    first, code, last = found.parts
    assert isinstance(first, Piece)
    assert isinstance(last, Piece)
    assert (first.text, render(code), last.text) == ('a\\n "', "${b}", '" ${c}')
    assert found.span == Span(0, 16)


@pytest.mark.parametrize(
    "text", ["[" * 10_000, "(" * 10_000, "{" * 10_000, "f(" * 10_000, '"${' * 10_000, "!" * 10_000, "-" * 10_000 + "1"]
)
def test_depth_ends_in_a_hole(text: str) -> None:
    assert len(parse(f"x = {text}\n").problems) == 1


@pytest.mark.parametrize("text", [".".join(["a"] * 10_000), "+".join(["1"] * 20_000), "a?" * 10_000, "a?b:" * 10_000])
def test_chains_end_in_a_hole(text: str) -> None:
    tree = parse(f"x = {text}\ny = 1\n")
    assert len(tree.problems) == 1
    assert len(tree.regions[0].content.body.items) == 2

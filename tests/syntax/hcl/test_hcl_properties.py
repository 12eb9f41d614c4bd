"""What holds for any text: no exception, places inside places, maps that lead back, and no trace of earlier versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gatewright.syntax.hcl import parse, parse_expression, parse_template
from gatewright.syntax.hcl.tree import HclTree, Piece
from gatewright.text import Span

SAMPLE = """# Orders
resource "aws_api_gateway_rest_api" "orders" {
  name = "orders-${var.stage}"
  body = jsonencode({
    openapi = "3.0.1", paths = { for p in local.paths : p => { "x" = [1, 2] } }
    "a/${b}" : c ? -1 : f(d...)
  })
  policy = <<-EOT
    {"a": "$${b} ${var.c[0].d.*.e}"}
      %{ for x in y ~}
      ${x}\\n
      %{ endfor ~}
  EOT

  endpoint_configuration { types = ["REGIONAL"] }
  dynamic "tag" {
    for_each = toset([
      for k, v in m : v if k != null
    ])
    content {
      key = "\\u00e9\\"\\t${"x${y}"}"
    }
  }
  /* a
     b */
}

check "c" {
data "d" "e" {
}
}
variable "v" {
  default = <<E
text
E
}
"""
WORDS = st.sampled_from(
    [
        *(
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            '"',
            "${",
            "%{",
            "~}",
            "<<E\n",
            "<<-EOT\n",
            "E\n",
            "EOT\n",
            "\n",
            "\r\n",
            " = ",
            " a ",
            ".",
            "*",
            "1",
        ),
        *(
            ",",
            "?",
            ":",
            "::",
            "...",
            "for ",
            "in ",
            "=>",
            "/*",
            "*/",
            "#",
            "\\",
            "\\u00e9",
            "$$",
            "\ufeff",
            "resource ",
            '"x" ',
            "é",
            "\t",
        ),
        *("<<<<<<< a\n", "  ", "if ", "\x00", "-", "!", "endif", "b = "),
    ]
)
BOUNDED = settings(max_examples=60, deadline=None)


def walk(node: Any, parent: Span) -> Iterator[tuple[Any, Span]]:
    """Every node below `node`, with the span of the node around it."""
    for field in fields(node):
        value: Any = getattr(node, field.name)
        children: list[Any] = [*value] if isinstance(value, tuple) and not isinstance(value, Span) else [value]
        for child in children:
            span = getattr(child, "span", None)
            if is_dataclass(child) and isinstance(span, Span):
                yield child, parent
                yield from walk(child, span)


def check_places(tree: HclTree) -> None:
    """Regions cover the file, every span lies inside the one around it, and every piece leads back to its text."""
    assert "".join(region.text for region in tree.regions) == tree.text
    for region in tree.regions:
        assert tree.text[region.base : region.base + len(region.text)] == region.text
        whole = Span(0, len(region.text))
        for span in [*(problem.span for problem in region.content.problems), *region.content.comments]:
            assert span.start <= span.end
            assert whole.covers(span)
        for node, parent in walk(region.content.body, whole):
            assert node.span.start <= node.span.end
            assert parent.covers(node.span), (node, parent)
            if isinstance(node, Piece):
                check_piece(node, region.text)


def check_piece(piece: Piece, text: str) -> None:
    """Each run of the map is a copy of the file, unless an escape made it."""
    places = piece.map
    assert places.decoded[0] == 0
    assert list(places.decoded) == sorted(set(places.decoded))
    assert list(places.source) == sorted(set(places.source))
    for index, character in enumerate(piece.text):
        source = places.to_source(index)
        assert piece.span.start <= source < piece.span.end
        assert text[source] in (character, "\\"), (piece, index)
    assert places.to_source(len(piece.text)) <= piece.span.end


@BOUNDED
@given(st.integers(0, len(SAMPLE)), st.integers(0, 200), st.text(max_size=5) | WORDS, st.booleans())
def test_any_edit(start: int, length: int, new: str, crlf: bool) -> None:
    text = SAMPLE[:start] + new + SAMPLE[start + length :]
    check_places(parse(text.replace("\n", "\r\n") if crlf else text))


@BOUNDED
@given(st.integers(0, len(SAMPLE)))
def test_any_beginning(end: int) -> None:
    check_places(parse(SAMPLE[:end]))


@BOUNDED
@given(st.lists(WORDS, max_size=60).map("".join))
def test_any_words(text: str) -> None:
    check_places(parse(text))
    parse_expression(text)
    template = parse_template(text)
    for part in template.parts:
        assert template.span.covers(part.span)
        if isinstance(part, Piece):
            check_piece(part, text)


@BOUNDED
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 60), WORDS), max_size=4))
def test_earlier_versions_leave_no_trace(edits: list[tuple[int, int, str]]) -> None:
    text, tree = SAMPLE, parse(SAMPLE)
    for start, length, new in edits:
        assert tree.problems is not None
        text = text[:start] + new + text[start + length :]
        tree, fresh = parse(text, tree), parse(text)
        assert tree == fresh
        assert [region.content for region in tree.regions] == [region.content for region in fresh.regions]


def test_the_sample_is_valid() -> None:
    tree = parse(SAMPLE)
    assert tree.problems == ()
    check_places(tree)

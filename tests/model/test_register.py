"""Which answers of a graph's registers does an edit change?"""

from __future__ import annotations

from gatewright.model import Project
from gatewright.model.graph import ApiGraph, PathResource
from gatewright.model.graph.register import Question, Registers
from gatewright.model.graph.things import Words
from gatewright.model.watch import Name
from harness.snippets import document

PATHS = """
resource "aws_api_gateway_resource" "pets" {
  parent_id = "root"
  path_part = "pets"
}

resource "aws_api_gateway_resource" "owners" {
  parent_id = "root"
  path_part = "owners"
}
"""


def graph_of(text: str) -> ApiGraph:
    return ApiGraph(Project((document(text),)))


def below(graph: ApiGraph, parent: str) -> list[str]:
    return [path.top.name for path in graph.by("rest.resource", PathResource, "parent_id").exactly((Words(parent),))]


def may_be_below(graph: ApiGraph, parent: str) -> bool:
    return graph.by("rest.resource", PathResource, "parent_id").maybe((Words(parent),))


def changed_by(words: str, others: str) -> tuple[ApiGraph, set[tuple[str, bool]]]:
    """The graph after an edit, with the parents whose answers are others now, and whether it was asked for what certainly is below them or may be."""
    before, after = graph_of(PATHS), graph_of(PATHS.replace(words, others, 1))
    for parent in ("root", "elsewhere", "nowhere"):
        below(before, parent)
        may_be_below(before, parent)
    after.registers, questions = before.registers.after({"shape rest.resource"}, after)
    return after, {(str(key[1]), question.open) for question in questions for key in question.wanted if key}


def test_another_parent_changes_what_is_below_both() -> None:
    graph, changed = changed_by('"root"', '"elsewhere"')
    assert changed == {("root", False), ("elsewhere", False)}
    assert (below(graph, "root"), below(graph, "elsewhere")) == (["owners"], ["pets"])


def test_a_parent_that_is_not_known_may_be_any() -> None:
    graph, changed = changed_by('"root"', "var.parent")
    assert changed == {("root", False), ("root", True), ("elsewhere", True), ("nowhere", True)}
    assert may_be_below(graph, "nowhere")


def test_what_nobody_is_found_by_changes_no_answer() -> None:
    graph, changed = changed_by('"pets"\n}', '"cats"\n}')
    assert changed == set()
    assert below(graph, "root") == ["pets", "owners"]


def test_a_register_that_rests_on_nothing_changed_is_used_again() -> None:
    before, after = graph_of(PATHS), graph_of(PATHS)
    assert below(before, "root") == ["pets", "owners"]
    after.registers, questions = before.registers.after({"shape rest.method"}, after)
    after.project.watch.begin()
    nodes = after.by("rest.resource", PathResource, "parent_id").exactly((Words("root"),))
    # Nothing was listed anew, and the nodes are those of the newer version.
    [question] = after.project.watch.end()
    assert isinstance(question, Question)
    assert [node.block for node in nodes] == list(after.project.blocks)
    assert questions == frozenset()


def test_answers_that_nobody_rests_on_are_forgotten() -> None:
    graph, registers = graph_of(PATHS), Registers(bound=1)
    graph.registers = registers
    below(graph, "root")
    assert not registers.is_full
    below(graph, "elsewhere")
    assert registers.is_full
    kept = frozenset[Name](question for question in asked(graph, "root"))
    registers.keep(kept)
    newer, changed = registers.after({"shape rest.resource"}, graph_of(""))
    assert (changed, newer.is_full) == (kept, False)


def asked(graph: ApiGraph, parent: str) -> frozenset[Name]:
    graph.project.watch.begin()
    below(graph, parent)
    return graph.project.watch.end()

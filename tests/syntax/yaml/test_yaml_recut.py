"""An edited YAML file is cut as a new one would be, whatever the edit opens, closes or hides."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from gatewright.syntax.yaml import parse
from gatewright.syntax.yaml.recut import recut

CORPUS = sorted((Path(__file__).parents[2] / "corpus" / "cloudformation").rglob("*.yaml"))
_WORDS = (
    *(
        "x",
        ":",
        "\n",
        "\r\n",
        "\r",
        '"',
        "'",
        "[",
        "{",
        "}",
        "]",
        "#",
        "|",
        "- ",
        "&a ",
        "*a",
        "\n---\n",
        "\n...\n",
        "%",
        "\ufeff",
        "\x85",
        "  ",
        "\t",
    ),
    *("\nOutputs:\n", "\nx:\n", "\n  New:\n", "\n    Deep:\n", "\n Less:\n", "\n  half\n", "\n# remark\n", "\n  # remark\n", "\n\n"),
)
_RESOURCES = "".join(f"  R{number}:\n    Type: T\n    Text: |\n      x: [\n" for number in range(20))
_SAMPLES = {
    "first": f"Resources:\n{_RESOURCES}Outputs:\n  O:\n    Value: 1\n",
    "middle": f"---\nVersion: 1\n# more\nResources:\n\n{_RESOURCES}\nOutputs:\n  O:\n    Value: 1",
    "last": f"\ufeffVersion: 1\nx: 1\ny:\n- 1\nResources: # many\n  # of them\n{_RESOURCES}",
    "two": f"A: 1\nResources:\n{_RESOURCES}Others:\n{_RESOURCES}C: 1\n",
    "deeper": f"A: 1\nResources:\n    Half:\n      Type: T\n{_RESOURCES}C: 1\n",
    "few": "Resources:\n" + "".join(f"  {name}:\n" + "    - y\n" * 40 for name in "AB") + "Outputs:\n  O: 1\n",
    "quotes": f"A: 'x\n  y'\nB: 1\nResources:\n{_RESOURCES}Outputs:\n  O: \"\n\n    x\"\n",
}


@pytest.mark.parametrize(
    "text", [*_SAMPLES.values(), *(path.read_bytes().decode() for path in CORPUS)], ids=[*_SAMPLES, *(path.name for path in CORPUS)]
)
def test_an_edited_file_is_cut_as_a_new_one(text: str) -> None:
    chance, tree = random.Random(text), parse(text)
    for turn in range(60 if text in _SAMPLES.values() else 12):
        before = edited = tree.text
        for _ in range(chance.choice((1, 1, 2))):
            start = chance.randrange(len(edited) + 1)
            if chance.random() < 0.3:
                start = edited.rfind("\n", 0, start) + 1
            end = min(len(edited), start + chance.choice((0, 0, 0, 1, 5, 40, 200)))
            edited = edited[:start] + chance.choice(_WORDS) + edited[end:]
        for part in tree.parts[:: 1 + turn % 3]:
            assert part.content
        again, fresh = parse(edited, tree), parse(edited)
        assert again.parts == fresh.parts
        assert [part.content for part in again.parts] == [part.content for part in fresh.parts]
        # Most edits are taken back, so that the file stays one that is cut.
        tree = again if turn % 4 == 1 else parse(before, again)
        assert tree.parts == parse(tree.text).parts


LONG = _SAMPLES["middle"]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("  R7:\n    Type: T", "  R7:\n    Type: TT"),
        ("  R7:\n", "  R7\n"),
        ("  R7:\n", "  R7:\n    Type: T\n  S:\n"),
        ("  R0:\n", "  half\n  R0:\n"),
        ("  R0:\n    Type: T", "  R0:\n    Type: TT"),
        ("    Value: 1", "    Value: 12"),
        ("  R19:\n", "\n  R19:\n"),
        ("Outputs:\n", "Conditions:\n  C: 1\nOutputs:\n"),
    ],
)
def test_what_is_typed_in_a_part_is_cut_without_the_rest(was: str, now: str) -> None:
    before = parse(LONG)
    parts = recut(LONG.replace(was, now), before)
    assert parts is not None
    assert parts == list(parse(LONG.replace(was, now)).parts)
    assert len({id(part.passage) for part in before.parts} & {id(part.passage) for part in parts}) >= len(before.parts) - 3


def test_parts_before_an_edit_are_the_same_objects_and_those_behind_keep_what_was_read() -> None:
    tree = parse(LONG)
    again = parse(LONG.replace("  R7:\n    Type: T", "  R7:\n    Type: TT"), tree)
    edited = next(index for index, part in enumerate(tree.parts) if part.text.startswith("  R7:"))
    assert [one is other for one, other in zip(again.parts, tree.parts, strict=True)] == [
        index < edited for index in range(len(tree.parts))
    ]
    assert [one.passage is other.passage for one, other in zip(again.parts, tree.parts, strict=True)].count(False) == 1


@pytest.mark.parametrize(
    ("name", "was", "now"),
    [
        ("two", "Others:\n", ""),
        ("two", "Resources:\n", "x\n"),
        ("last", "\ufeff", "x"),
        ("last", "Resources:", "Resources: &all"),
        ("deeper", "    Half:\n", "   Half:\n"),
        ("deeper", "    Half:\n", " half\n"),
        ("first", _RESOURCES, _RESOURCES[: _RESOURCES.index("  R1:")]),
        ("first", _RESOURCES, _RESOURCES[: _RESOURCES.index("  R9:")]),
        ("few", "  B:\n", "    - x\n"),
    ],
)
def test_what_is_typed_between_parts_is_cut_as_a_new_file(name: str, was: str, now: str) -> None:
    text = _SAMPLES[name]
    assert was in text
    assert parse(text.replace(was, now, 1), parse(text)).parts == parse(text.replace(was, now, 1)).parts

"""After a rename, is what was one thing still one thing, in real files?"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from features import corpus
from gatewright.features.languages import speaker_of
from gatewright.features.naming import Refused, highlights, renamable, rename, uses
from gatewright.inside import strands
from gatewright.model import Document
from gatewright.text import apply_edits
from harness.talkative import talk_beside_mappings

_NEW = "zz9"


def _names(read: Document) -> list[int]:
    """Where names stand."""
    texts = (strand for block in read.blocks() for strand in strands(block))
    return [strand.in_file(name.span).start for strand in texts for name in speaker_of(strand.language).names(strand)]


@pytest.mark.parametrize("path", corpus.paths(), ids=corpus.named)
def test_a_rename_keeps_together_what_is_one_thing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    talk_beside_mappings(monkeypatch)
    read = corpus.reader(path)
    chance = random.Random(corpus.named(path))
    names = _names(read)
    for start in chance.sample(names, min(3, len(names))):
        place = corpus.at(read, start)
        if renamable(place) is None:
            continue
        found = uses(place)
        assert sorted(spot.span for spot in found) == [one.span for one in highlights(place)]
        try:
            (edits,) = rename(place, _NEW).values()
        except Refused:
            continue
        assert [edit.span for edit in edits] == [one.span for one in highlights(place)]
        after = corpus.again(path, apply_edits(read.text, edits))
        before = [edit for edit in edits if edit.span.end <= start]
        moved = start + sum(len(edit.text) - (edit.span.end - edit.span.start) for edit in before)
        now = uses(corpus.at(after, moved))
        assert [spot.span.of(after.text) for spot in now] == [_NEW] * len(found)

"""Which spot of a document is the cursor at? In YAML, on a line where nothing is written yet, only the column says so."""

from __future__ import annotations

from gatewright.expressions.forms import Forms, Outer, Piece, Spot, spot_at
from gatewright.features.place import Place
from gatewright.features.style import Style, style_of
from gatewright.inside import Strand, document_of
from gatewright.model import Mapping, Missing, Sequence
from gatewright.text import Span


def spot_in(strand: Strand, at: int, place: Place, form: str, forms: Forms) -> Spot:
    """The spot of a cursor in a document of that form."""
    root = document_of(strand)
    if strand.tree is not None and on_blank_line(place):
        return _by_column(Piece(form, root, ()), at, place, forms)
    return spot_at(root, at, form, forms)


def on_blank_line(place: Place) -> bool:
    """Whether the cursor's line of YAML is empty yet, so that its column says what it belongs to."""
    return style_of(place.document) is Style.YAML and not (place.line_before + place.line_after).strip()


def _by_column(piece: Piece, at: int, place: Place, forms: Forms) -> Spot:
    """The new key of the mapping whose keys stand in the cursor's column, as the last of those before it, however deep."""
    column, found = len(place.line_before), piece
    while True:
        key = found.entry.key if found.entry else None
        outer = Outer(found.form, found.value, key)
        match found.value:
            case Mapping(entries=entries) if before := [one for one in entries if one.key_span.start < at]:
                if _column(before[0].key_span, place) >= column:
                    break
                known = forms.get(found.form or "")
                form = known.of_key(before[-1].key) if known else None
                found = Piece(form, before[-1].value, (*found.inside, outer), before[-1])
            case Sequence(items=items) if items_before := [one for one in items if one.span.start < at]:
                known = forms.get(found.form or "")
                found = Piece(known.items if known else None, items_before[-1], (*found.inside, outer))
            case _:
                break
    value = found.value if isinstance(found.value, Mapping) else Mapping(Span.at(at), ())
    outer = Outer(found.form if isinstance(found.value, Mapping | Missing) else None, value, found.entry.key if found.entry else None)
    return Spot(outer.form, Span.at(at), Missing(Span.at(at)), (*found.inside, outer), None, is_key=True)


def _column(span: Span, place: Place) -> int:
    lines = place.document.lines
    return span.start - lines.start_of(lines.line_of(span.start))

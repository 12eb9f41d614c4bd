"""What is a resource called that a fix adds?"""

from __future__ import annotations

import re
from itertools import count

from gatewright.model import Ref
from gatewright.rules.rule import RuleContext
from gatewright.text import Span

_WORD = re.compile(r"(?:[A-Z]+(?![a-z])|[A-Z]?[a-z]+)[0-9]*|[0-9]+")
_NOWHERE = Span.at(0)


def new_address(ctx: RuleContext, kind: str, name: str) -> str:
    """An address that the project does not have yet: of a resource of that kind, named after the words of `name`.

    Terraform: `aws_lambda_permission.list_pets`. CloudFormation: `ListPets`. With a number behind it where that is taken.
    """
    entry = ctx.index.kind(kind)
    words = [word.lower() for word in _WORD.findall(name)] or ["new"]
    if ctx.dialect == "terraform":
        type_ = entry.spell.get("terraform", kind) if entry else kind
        plain, separator = f"{type_}.{'_' if words[0].isdigit() else ''}{'_'.join(words)}", "_"
    else:
        plain, separator = "".join(word.capitalize() for word in words), ""
    numbered = (f"{plain}{separator}{number}" for number in count(2))
    return plain if _is_free(ctx, plain) else next(address for address in numbered if _is_free(ctx, address))


def _is_free(ctx: RuleContext, address: str) -> bool:
    return ctx.project.target(Ref(_NOWHERE, address, _NOWHERE)) is None

"""Mapping templates in files of their own: by the end of the name, and by what they do not say.

AppSync has templates of the same name and language, which know other variables; and web pages are written in Velocity, too.
"""

from __future__ import annotations

import re

from gatewright.dialects.claim import Claim

_APPSYNC = re.compile(
    r"\$!?\{?(?:ctx\b|utils\b|context\.(?:arguments|args|result|source|prev|stash|info|request)\b"
    r"|util\.(?:toJson|dynamodb|qr|quiet\w+|error|unauthorized|autoId|time|isNull|map\w+|transform|rds|http|defaultIf\w+|append\w+)\b)"
    r"|\"version\"\s*:\s*\"20(?:17-02-28|18-05-29)\"|#return\b"
)
_OURS = re.compile(
    r"\$!?\{?(?:input\.(?:body|json|params|path)|stageVariables|util\.(?:escapeJavaScript|parseJson|url(?:En|De)code|base64(?:En|De)code)"
    r"|context\.(?:apiId|authorizer|error|httpMethod|identity|requestId|requestOverride|resourcePath|responseOverride|stage))\b"
)
"""Other frameworks call something `$context` or `$input`, too."""


class VelocityFiles:
    """`.vtl`, and `.vm` where it names what API Gateway gives a template."""

    suffixes = (".vtl", ".vm")

    def claims(self, name: str, text: str) -> Claim:
        """A file of that name that is no template of AppSync."""
        if not name.endswith(self.suffixes):
            return Claim(None, "the name does not end in .vtl or .vm")
        if _APPSYNC.search(text):
            return Claim(None, "it is a template of AppSync")
        if name.endswith(".vm") and not _OURS.search(text):
            return Claim(None, "it names nothing that API Gateway gives a template")
        return Claim("velocity", f"the name ends in {name[name.rindex('.') :]}")


VELOCITY_FILES = VelocityFiles()

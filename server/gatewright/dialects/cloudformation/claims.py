"""CloudFormation templates have no name of their own: a template is known by what it says."""

from __future__ import annotations

import re

from gatewright.dialects.claim import Claim

# A key starts its line, or in JSON, which may stand on one line, follows a brace or a comma.
_VERSION = re.compile(r"""(?:^\ufeff?[ \t{]*["']?|[{,][ \t]*")AWSTemplateFormatVersion["']?\s*:""", re.MULTILINE)
_RESOURCES = re.compile(r"""(?:^\ufeff?[ \t{]*["']?|[{,][ \t]*")Resources["']?\s*:""", re.MULTILINE)
_AWS_TYPE = re.compile(r"""["']?Type["']?\s*:\s*["']?AWS::""")


class CloudFormationFiles:
    """YAML and JSON files that hold a template."""

    suffixes = (".yaml", ".yml", ".json", ".template")

    def claims(self, name: str, text: str) -> Claim:
        """By `AWSTemplateFormatVersion`, or by `Resources` with a type of AWS."""
        if not name.endswith(self.suffixes):
            return Claim(None, "the name does not end in .yaml, .yml, .json or .template")
        # A template need not say its version; the word alone is found, or not, much faster than the key.
        if "AWSTemplateFormatVersion" in text and _VERSION.search(text):
            return Claim("cloudformation", "it has AWSTemplateFormatVersion")
        if _RESOURCES.search(text) and _AWS_TYPE.search(text):
            return Claim("cloudformation", "it has Resources of AWS types")
        return Claim(None, "it is no CloudFormation template")


CLOUDFORMATION_FILES = CloudFormationFiles()

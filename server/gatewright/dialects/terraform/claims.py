"""Terraform and OpenTofu files go by their name."""

from __future__ import annotations

from gatewright.dialects.claim import Claim


class TerraformFiles:
    """`.tf`, `.tofu`, and their JSON form."""

    suffixes = (".tf", ".tofu", ".tf.json", ".tofu.json")

    def claims(self, name: str, text: str) -> Claim:
        """By the end of the name; a binary file of that name is nobody's."""
        if not name.endswith(self.suffixes):
            return Claim(None, "the name does not end in .tf, .tofu or .tf.json")
        if "\0" in text[:4096]:
            return Claim(None, "the file is binary")
        return Claim("terraform", f"the name ends in {name[name.rindex('.') :]}")


TERRAFORM_FILES = TerraformFiles()

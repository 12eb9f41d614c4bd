"""Every file of the docs index is of the form that its schema describes."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "docs_index"
FILES = sorted(FOLDER.rglob("*.yaml"))
VALIDATOR = jsonschema.Draft202012Validator(json.loads((FOLDER / "schema.json").read_text(encoding="utf-8")))


class Text(yaml.CSafeLoader):
    """Reads days as the text that they are written with."""


Text.yaml_implicit_resolvers = {
    first: [resolver for resolver in resolvers if resolver[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_file_follows_the_schema(path: Path) -> None:
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=Text)
    assert [f"{'/'.join(map(str, error.path))}: {error.message}" for error in VALIDATOR.iter_errors(data)] == []

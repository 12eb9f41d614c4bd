"""How do the files of the repository become the site? What `mkdocs.yml` cannot say: the long lists of its navigation, the pages of the editors, and links that lead out of `docs/`.

The pages are written for code hosts, where every link and fence works as it stands. mkdocs calls the functions that begin with `on_`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from posixpath import dirname, join, normpath, relpath
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from gatewright.rules.registry import pages as rules
from pages.reference import FAMILIES

DOCS = Path(__file__).parent
ROOT = DOCS.parent
ICON = "editors/vscode/icon.svg"
"""The one picture that stands for Gatewright."""
EDITORS = "editors/README.md"
"""The contents of the pages of the editors."""
REPOSITORY = "repository"
"""The folder of the site with files from elsewhere in the repository that pages link to."""
SUBJECTS = {
    "Integrations and answers": ("integration", "integration_response", "method_response", "gateway_response"),
    "Paths, methods and routes": ("resource", "method", "route", "request_validator"),
    "Who may call": ("authorizer", "lambda_permission", "api_key", "usage_plan"),
    "Stages and deployments": ("stage", "deployment", "method_settings", "cloudwatch_log_group"),
    "Domains and networks": (
        "domain_name",
        "base_path_mapping",
        "api_mapping",
        "routing_rule",
        "route53_record",
        "vpc_link",
        "wafv2_web_acl_association",
        "wafregional_web_acl_association",
    ),
    "Models": ("model",),
    "APIs": ("api", "api_event"),
    "Any resource": ("",),
}
OTHER = "What stands beside"
"""What rules are about, by the resources that they look at first."""

_FENCE = re.compile(r"(^ *```.*?^ *```$)", re.MULTILINE | re.DOTALL)
_EDITOR = re.compile(r"^\| \[(.+?)\]\((\w+/README\.md)\)", re.MULTILINE)
_FENCE_LANGUAGE = re.compile(r"^ *```(?P<language>\w+)\n(?P<prompt>(?:\$ )?)")
_LINK = re.compile(r"`[^`\n]*`|(?P<before>\]\(|(?:src|href)=\")(?P<target>(?![a-z]+:|#)[^)#\"\s]+)")
_PICTURE = re.compile(
    r'<picture>\s*<source [^>]*srcset="(?P<dark>[^"]+)">\s*<img src="(?P<light>[^"]+)" alt="(?P<alt>[^"]*)">\s*</picture>'
)
_MARK = re.compile(r"(?P<carets>\s*\^+ )(?P<rules>[a-z][\w-]*(?:, [a-z][\w-]*)*)")
_RULE = re.compile(r"[a-z][\w-]*")
_TAG = re.compile(r"<[^>]*>")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Puts the pages of a folder behind its first one, where the navigation names only that."""
    behind = {EDITORS: _editors, "rules/README.md": _rules, "reference/README.md": _reference}
    sections: list[dict[str, Any]] = config["nav"]
    config["nav"] = [
        {title: [entry, *behind[entry]()] if str(entry) in behind else entry} for section in sections for title, entry in section.items()
    ]
    return config


def _editors() -> Iterable[dict[str, str]]:
    """The pages of the editors, by the names under which their contents lists them."""
    listed = _EDITOR.findall((ROOT / EDITORS).read_text(encoding="utf-8"))
    return [{name: _placed(f"editors/{path}")} for name, path in dict.fromkeys(listed)]


def _rules() -> Iterable[str | dict[str, list[str]]]:
    """The pages of the rules by what they are about; what is about anything else stands last."""
    subject_of = {resource: subject for subject, resources in SUBJECTS.items() for resource in resources}
    found: dict[str, list[str]] = {subject: [] for subject in (*SUBJECTS, OTHER)}
    for name, page in sorted(rules().items()):
        _, _, nested = page.rule.on[0].partition(".") if page.rule.on else ("", "", "")
        resource = nested.partition(".")[0]
        found[subject_of.get(resource, OTHER)].append(f"rules/{name}.md")
    return ["rules/not-checked.md", *({subject: names} for subject, names in found.items() if names)]


def _reference() -> Iterable[str | dict[str, list[str]]]:
    """The two lists, then the resources by family."""
    found = {
        words: sorted(path.relative_to(DOCS).as_posix() for path in DOCS.glob(f"reference/{family}/*.md"))
        for family, words in FAMILIES.items()
    }
    return ["reference/quotas.md", "reference/context-variables.md", *({words: paths} for words, paths in found.items())]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the icon, the pages of the editors, and what pages link to elsewhere in the repository."""
    files.append(File.generated(config, "assets/icon.svg", abs_src_path=str(ROOT / ICON)))
    waiting = [path.relative_to(ROOT).as_posix() for path in [*DOCS.rglob("*.md"), ROOT / EDITORS, *ROOT.glob("editors/*/README.md")]]
    seen = set(waiting)
    while waiting:
        name = waiting.pop()
        if name.partition("/")[0] != DOCS.name:
            files.append(File.generated(config, _placed(name), abs_src_path=str(ROOT / name)))
        if name.endswith(".md"):
            more = {target for target in _targets(name) if not target.startswith(f"{DOCS.name}/") and (ROOT / target).is_file()} - seen
            seen |= more
            waiting += more
    return files


def _targets(name: str) -> Iterable[str]:
    """The files that a page links to, as paths in the repository."""
    for part in _FENCE.split((ROOT / name).read_text(encoding="utf-8"))[::2]:
        yield from (normpath(join(dirname(name), link["target"])) for link in _LINK.finditer(part) if link["target"])


def _placed(name: str) -> str:
    """Where a file of the repository stands on the site."""
    match name.split("/"):
        case ["docs", *path]:
            return "/".join(path)
        case ["editors", editor, "README.md"]:
            return f"editors/{editor}.md"
        case ["README.md"] | ["editors", "README.md"]:
            return name
        case _:
            return f"{REPOSITORY}/{name}"


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page with links as they are on the site, pictures that follow its palette, and fences in languages that it colors."""
    name = Path(page.file.abs_src_path or "").relative_to(ROOT).as_posix()

    def link(found: re.Match[str]) -> str:
        if not found["target"]:
            return found.group()
        target = _placed(normpath(join(dirname(name), found["target"])))
        return found["before"] + relpath(target, dirname(page.file.src_uri))

    parts = _FENCE.split(markdown)
    parts[::2] = [_LINK.sub(link, _PICTURE.sub(_in_both_palettes, part)) for part in parts[::2]]
    parts[1::2] = [_FENCE_LANGUAGE.sub(_colored, part) for part in parts[1::2]]
    return "".join(parts)


def _colored(fence: re.Match[str]) -> str:
    """The language of a fence; without prompts, what is typed would be taken for what is printed."""
    match fence["language"], fence["prompt"]:
        case "cloudformation", _:
            return "```yaml\n"
        case "console", "":
            return "```sh\n"
        case _:
            return fence.group()


def _in_both_palettes(found: re.Match[str]) -> str:
    return f"![{found['alt']}]({found['light']}#only-light)\n![{found['alt']}]({found['dark']}#only-dark)"


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """The page with each line of carets in an example drawn as a finding that leads to its rule."""
    return "\n".join(_marked(line, page) for line in html.split("\n"))


def _marked(line: str, page: Page) -> str:
    found = _MARK.fullmatch(_TAG.sub("", line)) if "^" in line else None
    if not found:
        return line
    links = _RULE.sub(
        lambda rule: f'<a href="{relpath(f"rules/{rule.group()}.html", dirname(page.url))}">{rule.group()}</a>', found["rules"]
    )
    return f'<span class="finding">{found["carets"]}{links}</span>'

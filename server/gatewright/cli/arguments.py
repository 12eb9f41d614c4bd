"""What can be said on the command line? Every command with its arguments, their values and their defaults."""

from __future__ import annotations

import argparse

from gatewright import __version__
from gatewright.cli.parser import Parser


def parser() -> Parser:
    """The parser of the command line; `command` is the name of what is to run."""
    parser = Parser(
        prog="gatewright",
        description="Language server and checker for AWS API Gateway as code. Without a command it is the server over standard input and output.",
    )
    parser.add_argument("--version", action="version", version=f"gatewright {__version__}")
    parser.add_argument("--stdio", action="store_true", help="serve over standard input and output (the default)")
    parser.add_argument("--tcp", metavar="HOST:PORT", help="serve on a socket; the host is 127.0.0.1 when only a port is given")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    check = commands.add_parser(
        "check", help="print what is wrong in files and folders", description="Prints what is wrong in files and folders."
    )
    _add_check(check)
    _add_explain(commands.add_parser("explain", help="print the page of a rule, what is known of a parameter, or what is behind a message"))
    graph = commands.add_parser(
        "graph", help="print the APIs that files and folders describe", description="Prints the APIs that files and folders describe."
    )
    graph.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder to walk; a Terraform file stands for its module")
    graph.add_argument("--format", choices=("text", "json", "mermaid", "dot"), default="text", help="how to print (default: text)")
    _add_render(commands.add_parser("render", help="run a mapping template with a request"))
    _add_trace(commands.add_parser("trace", help="follow a request through the APIs that files describe"))
    mcp = commands.add_parser(
        "mcp",
        help="serve coding assistants over the Model Context Protocol",
        description="Serves coding assistants over standard input and output. Reads files below the roots, and writes none.",
    )
    mcp.add_argument(
        "--root", action="append", metavar="FOLDER", help="read only below this folder; may be given again (default: the working folder)"
    )
    _add_index(commands.add_parser("index", help="check the docs index, or compare it with what upstream says"))
    _add_init(commands.add_parser("init", help="write the settings, the pre-commit hook and the step for CI"))
    completions = commands.add_parser(
        "completions", help="print the completions for a shell", description="Prints a script with which a shell completes this command."
    )
    completions.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell")
    return parser


def _add_check(check: Parser) -> None:
    check.add_argument("paths", nargs="*", default=["."], metavar="PATH", help="a file, or a folder to walk (default: the working folder)")
    check.add_argument(
        "--format",
        choices=("text", "json", "sarif", "github", "gitlab", "junit", "markdown"),
        default="text",
        help="how to print (default: text)",
    )
    check.add_argument(
        "--fail-on",
        choices=("error", "warning", "information", "hint", "never"),
        default="error",
        help="the lowest level that makes the exit code 1 (default: error)",
    )
    check.add_argument(
        "--profile",
        choices=("default", "strict", "security", "correctness"),
        help="which rules report, whatever gatewright.toml says (default: its `profile`)",
    )
    check.add_argument(
        "--select", action="append", metavar="RULE[,RULE]", help="look only at these rules, also where they are off otherwise"
    )
    check.add_argument("--ignore", action="append", metavar="RULE[,RULE]", help="leave these rules out")
    check.add_argument("--fix", action="store_true", help="apply every fix that is certain, and report what is left")
    check.add_argument(
        "--diff", action="store_true", help="with --fix: print what would change instead of changing it; 1 if something would"
    )
    check.add_argument("--baseline", metavar="FILE", help="report only what is not in this file")
    check.add_argument(
        "--write-baseline", action="store_true", help="write all findings into the baseline (default: gatewright-baseline.json)"
    )
    check.add_argument("--stdin-filename", metavar="PATH", help="read the text of this file from standard input, and check it alone")
    check.add_argument("--jobs", type=_positive, metavar="NUMBER", help="the most processes to use (default: all processors)")
    check.add_argument("--watch", action="store_true", help="check again whenever a file changes")
    check.add_argument("--quiet", action="store_true", help="show no progress on a terminal")


def _positive(words: str) -> int:
    number = int(words) if words.isdigit() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"`{words}` is no number of processes")
    return number


def _add_explain(parser: Parser) -> None:
    parser.usage = "gatewright explain [-h] NAME\n       gatewright explain [-h] --error MESSAGE [PATH ...]"
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="lambda-integration-not-post, connection_type, AWS::ApiGateway::Method.Integration.ContentHandling; with --error, the files and "
        "folders in which to look for the cause",
    )
    parser.add_argument(
        "--error",
        metavar="MESSAGE",
        help="find the rules behind a message of the service, or behind a whole log; `-` reads it from standard input",
    )


def _add_render(parser: Parser) -> None:
    parser.description = "Runs a mapping template as API Gateway would, and prints what it makes. What cannot be known prints as …"
    parser.add_argument("template", metavar="TEMPLATE", help="a file with a template; `-` reads it from standard input")
    parser.add_argument(
        "--event", metavar="EVENT.json", help="the request, as a Lambda proxy function would get it (default: one made up for the template)"
    )
    parser.add_argument("--response", metavar="ANSWER.json", help="take it for a response template, and this for what the backend answers")
    parser.add_argument("--show-event", action="store_true", help="print the request that is made up for the template, and stop")


def _add_trace(parser: Parser) -> None:
    parser.description = (
        "Follows a request through the APIs that files describe: match, authorization, validation, mapping, what the backend gets."
    )
    parser.add_argument("request", metavar="REQUEST", help="a verb and a path without the stage: 'GET /pets/42?limit=2'")
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder to walk; a Terraform file stands for its module")
    parser.add_argument(
        "--header", action="append", default=[], metavar="'NAME: VALUE'", help="a header of the request; may be given again"
    )
    parser.add_argument("--body", default="", metavar="TEXT", help="the body of the request; `@FILE` reads it from a file")
    parser.add_argument("--stage", metavar="NAME", help="the stage whose variables count (default: the only one)")
    parser.add_argument(
        "--response", metavar="ANSWER.json", help='what the backend answers: {"statusCode": 200, "body": "..."} or {"errorMessage": "..."}'
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")


def _add_init(parser: Parser) -> None:
    parser.description = "Writes gatewright.toml, and what runs the check in pre-commit, GitHub Actions and GitLab, where these are found. What is there stays."
    parser.add_argument("path", nargs="?", default=".", metavar="FOLDER", help="the top of the repository (default: the working folder)")
    parser.add_argument("--print", action="store_true", help="print the files instead of writing them")


def _add_index(parser: Parser) -> None:
    questions = parser.add_subparsers(dest="question", metavar="QUESTION", required=True)
    check = questions.add_parser(
        "check", help="print what is wrong in the docs index", description="Prints what is wrong in the docs index, or how much it says."
    )
    check.add_argument("--source", metavar="FOLDER", default="docs_index", help="its sources (default: docs_index)")
    drift = questions.add_parser(
        "drift",
        help="print what upstream says otherwise",
        description="Prints what botocore, cfn-lint, aws-sam-translator and the Terraform provider say otherwise than the docs index.",
    )
    drift.add_argument("--terraform", metavar="FILE", help="the output of `terraform providers schema -json`")

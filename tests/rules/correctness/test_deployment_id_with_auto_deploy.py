"""Stage deploys by itself and is given a deployment, too."""

import pytest

from rules.http_writing import part, template
from rules.writing import rewrites, says, stays_quiet

RULE = "deployment-id-with-auto-deploy"
RELEASE = "  Release:\n    Type: AWS::ApiGatewayV2::Deployment\n    Properties: {ApiId: !Ref Pets}\n"


@pytest.mark.parametrize(
    "snippet",
    [
        part("stage", 'auto_deploy = false\ndeployment_id = "abc"'),
        part("stage", 'auto_deploy = var.x\ndeployment_id = "abc"'),
        part("stage", "auto_deploy = true\ndeployment_id = var.x"),
        part("stage", 'auto_deploy = true\ndeployment_id = var.x ? "abc" : null'),
        part("stage", "auto_deploy = true\ndeployment_id = null"),
        template("Stage", "StageName: a\nAutoDeploy: !If [A, true, false]\nDeploymentId: !Ref Release", before=RELEASE),
    ],
)
def test_stays_quiet(snippet: str) -> None:
    stays_quiet(RULE, snippet)


def test_says_what_is_wrong() -> None:
    says(
        RULE,
        part("stage", f'auto_deploy = true\ndeployment_id = "abc"\n^^^^^^^^^^^^^^^^^^^^^ {RULE}'),
        "`deployment_id` cannot be set beside `auto_deploy`: the stage then chooses its deployment itself.",
    )


@pytest.mark.parametrize(("fix", "removed"), [(0, "      DeploymentId: !Ref Release\n"), (1, "      AutoDeploy: true\n")])
def test_either_side_gives_way(fix: int, removed: str) -> None:
    snippet = template("Stage", "StageName: a\nAutoDeploy: true\nDeploymentId: !Ref Release", before=RELEASE)
    rewrites(RULE, snippet, removed, "", fix)

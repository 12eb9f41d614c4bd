# One call in ten goes to the next version of the search.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.76"
    }
  }
}

variable "canary" {
  description = "Share of the calls for the canary, and whether there is one."
  type = object({
    enabled = bool
    percent = number
  })
  default = {
    enabled = true
    percent = 10
  }
}

variable "versions" {
  type = map(string)
  default = {
    stable = "41"
    next   = "42"
  }
}

data "aws_lambda_function" "search" {
  function_name = "search"
}

data "aws_region" "current" {}

resource "aws_lambda_alias" "search" {
  for_each         = var.versions
  name             = each.key
  function_name    = data.aws_lambda_function.search.function_name
  function_version = each.value
}

resource "aws_api_gateway_rest_api" "search" {
  name = "search"
  endpoint_configuration { types = ["REGIONAL"] }
}

resource "aws_api_gateway_resource" "search" {
  rest_api_id = aws_api_gateway_rest_api.search.id
  parent_id   = aws_api_gateway_rest_api.search.root_resource_id
  path_part   = "search"
}

resource "aws_api_gateway_method" "search" {
  rest_api_id   = aws_api_gateway_rest_api.search.id
  resource_id   = aws_api_gateway_resource.search.id
  http_method   = "GET"
  authorization = "AWS_IAM"
  request_parameters = {
    "method.request.querystring.q" = true
  }
  request_validator_id = aws_api_gateway_request_validator.query.id
}

resource "aws_api_gateway_request_validator" "query" {
  rest_api_id                 = aws_api_gateway_rest_api.search.id
  name                        = "query"
  validate_request_parameters = true
}

resource "aws_api_gateway_integration" "search" {
  rest_api_id             = aws_api_gateway_rest_api.search.id
  resource_id             = aws_api_gateway_resource.search.id
  http_method             = aws_api_gateway_method.search.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"

  # The alias comes with the stage; the canary has another one.
  uri = "arn:aws:apigateway:${data.aws_region.current.name}:lambda:path/2015-03-31/functions/${data.aws_lambda_function.search.arn}:$${stageVariables.alias}/invocations"
}

resource "aws_lambda_permission" "search" {
  for_each      = aws_lambda_alias.search
  statement_id  = "search-api-${each.key}"
  action        = "lambda:InvokeFunction"
  function_name = each.value.function_name
  qualifier     = each.value.name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.search.execution_arn}/*/GET/search"
}

locals {
  api_hash = sha1(jsonencode([
    aws_api_gateway_resource.search,
    aws_api_gateway_request_validator.query,
    aws_api_gateway_method.search,
    aws_api_gateway_integration.search,
  ]))
}

resource "aws_api_gateway_deployment" "stable" {
  rest_api_id = aws_api_gateway_rest_api.search.id
  description = "What everybody gets"
  triggers    = { api = local.api_hash }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_deployment" "next" {
  rest_api_id = aws_api_gateway_rest_api.search.id
  description = "What one in ten gets"
  triggers    = { api = local.api_hash, version = var.versions["next"] }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id   = aws_api_gateway_rest_api.search.id
  deployment_id = aws_api_gateway_deployment.stable.id
  stage_name    = "live"

  variables = {
    alias = aws_lambda_alias.search["stable"].name
  }

  dynamic "canary_settings" {
    for_each = var.canary.enabled ? [var.canary.percent] : []
    content {
      deployment_id   = aws_api_gateway_deployment.next.id
      percent_traffic = canary_settings.value
      use_stage_cache = false
      stage_variable_overrides = {
        alias = aws_lambda_alias.search["next"].name
      }
    }
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.search.arn
    format          = "$context.requestId $context.isCanaryRequest $context.status $context.integration.latency"
  }

  depends_on = [aws_api_gateway_account.search]
}

# For testers, half of the calls.
resource "aws_api_gateway_stage" "beta" {
  rest_api_id   = aws_api_gateway_rest_api.search.id
  deployment_id = aws_api_gateway_deployment.stable.id
  stage_name    = "beta"
  variables     = { alias = "stable" }

  canary_settings {
    deployment_id            = aws_api_gateway_deployment.next.id
    percent_traffic          = 50.5
    stage_variable_overrides = { alias = "next" }
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.search.arn
    format          = "$context.requestId $context.isCanaryRequest $context.status $context.integration.latency"
  }

  depends_on = [aws_api_gateway_account.search, aws_lambda_alias.search]
}

resource "aws_api_gateway_method_settings" "search" {
  for_each    = { live = aws_api_gateway_stage.live.stage_name, beta = aws_api_gateway_stage.beta.stage_name }
  rest_api_id = aws_api_gateway_rest_api.search.id
  stage_name  = each.value
  method_path = "*/*"

  settings {
    logging_level          = "ERROR"
    metrics_enabled        = true
    throttling_burst_limit = 300
    throttling_rate_limit  = 150
  }
}

resource "aws_cloudwatch_log_group" "search" {
  name              = "search-access"
  retention_in_days = 14
}

resource "aws_iam_role" "logs" {
  name = "search-gateway-logs"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "apigateway.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.logs.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "search" {
  cloudwatch_role_arn = aws_iam_role.logs.arn
  depends_on          = [aws_iam_role_policy_attachment.logs]
}

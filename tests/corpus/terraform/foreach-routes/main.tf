terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.40"
    }
  }
}

variable "user_pool_id" {
  type        = string
  description = "Pool of the drivers' app"
}

data "aws_cognito_user_pool" "drivers" {
  user_pool_id = var.user_pool_id
}

data "aws_lambda_function" "endpoint" {
  for_each      = local.endpoints
  function_name = "${local.app}-${each.value.fn}"
}

resource "aws_api_gateway_rest_api" "fleet" {
  name = "${local.app}-${local.stage}"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "top" {
  for_each    = local.top_level
  rest_api_id = aws_api_gateway_rest_api.fleet.id
  parent_id   = aws_api_gateway_rest_api.fleet.root_resource_id
  path_part   = each.key
}

resource "aws_api_gateway_resource" "second" {
  for_each    = local.second_level
  rest_api_id = aws_api_gateway_rest_api.fleet.id
  parent_id   = aws_api_gateway_resource.top[each.value.parent].id
  path_part   = each.value.part
}

resource "aws_api_gateway_authorizer" "drivers" {
  name          = "drivers"
  rest_api_id   = aws_api_gateway_rest_api.fleet.id
  type          = "COGNITO_USER_POOLS"
  provider_arns = [data.aws_cognito_user_pool.drivers.arn]
}

resource "aws_api_gateway_method" "endpoint" {
  for_each             = local.methods
  rest_api_id          = aws_api_gateway_rest_api.fleet.id
  resource_id          = local.resource_ids[each.value.on]
  http_method          = each.value.verb
  operation_name       = each.value.fn
  authorization        = "COGNITO_USER_POOLS"
  authorizer_id        = aws_api_gateway_authorizer.drivers.id
  authorization_scopes = [each.value.scope]
}

resource "aws_api_gateway_integration" "endpoint" {
  for_each                = local.methods
  rest_api_id             = aws_api_gateway_rest_api.fleet.id
  resource_id             = local.resource_ids[each.value.on]
  http_method             = aws_api_gateway_method.endpoint[each.key].http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = data.aws_lambda_function.endpoint[each.key].invoke_arn
}

resource "aws_lambda_permission" "endpoint" {
  for_each      = local.methods
  statement_id  = "api-${replace(each.key, " ", "-")}"
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.endpoint[each.key].function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.fleet.execution_arn}/*/${each.value.verb}${replace(local.resource_paths[each.value.on], "/{[^}]+}/", "*")}"
}

resource "aws_api_gateway_deployment" "fleet" {
  rest_api_id = aws_api_gateway_rest_api.fleet.id

  triggers = {
    routes = sha1(jsonencode([local.second_level, local.endpoints]))
  }

  depends_on = [aws_api_gateway_integration.endpoint]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "fleet" {
  name              = "${local.app}/${local.stage}/access"
  retention_in_days = 30
}

resource "aws_api_gateway_stage" "fleet" {
  rest_api_id          = aws_api_gateway_rest_api.fleet.id
  deployment_id        = aws_api_gateway_deployment.fleet.id
  stage_name           = local.stage
  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.fleet.arn
    format          = "$context.requestId $context.operationName $context.authorizer.claims.sub $context.status"
  }
}

output "routes" {
  value = sort([for key, m in local.methods : "${m.verb} ${local.resource_paths[m.on]} -> ${m.fn}"])
}

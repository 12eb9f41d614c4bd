# A report takes minutes. The call only starts it: the function is invoked asynchronously, and 202 comes back at once.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

variable "enabled" {
  description = "Whether reports can be ordered at all."
  type        = bool
  default     = true
}

locals {
  count = var.enabled ? 1 : 0
}

data "aws_lambda_function" "report" {
  function_name = "report"
}

resource "aws_api_gateway_rest_api" "reports" {
  name        = "reports"
  description = "Orders for reports"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "reports" {
  rest_api_id = aws_api_gateway_rest_api.reports.id
  parent_id   = aws_api_gateway_rest_api.reports.root_resource_id
  path_part   = "reports"
}

resource "aws_api_gateway_resource" "health" {
  rest_api_id = aws_api_gateway_rest_api.reports.id
  parent_id   = aws_api_gateway_rest_api.reports.root_resource_id
  path_part   = "health"
}

resource "aws_api_gateway_method" "order" {
  count         = local.count
  rest_api_id   = aws_api_gateway_rest_api.reports.id
  resource_id   = aws_api_gateway_resource.reports.id
  http_method   = "POST"
  authorization = "AWS_IAM"
}

resource "aws_api_gateway_integration" "order" {
  count                   = local.count
  rest_api_id             = aws_api_gateway_rest_api.reports.id
  resource_id             = aws_api_gateway_resource.reports.id
  http_method             = aws_api_gateway_method.order[0].http_method
  type                    = "AWS"
  integration_http_method = "POST"
  uri                     = data.aws_lambda_function.report.invoke_arn

  request_parameters = {
    "integration.request.header.X-Amz-Invocation-Type" = "'Event'"
  }
}

resource "aws_api_gateway_method_response" "order" {
  count       = local.count
  rest_api_id = aws_api_gateway_rest_api.reports.id
  resource_id = aws_api_gateway_resource.reports.id
  http_method = aws_api_gateway_method.order[0].http_method
  status_code = "202"
}

resource "aws_api_gateway_integration_response" "order" {
  count       = local.count
  rest_api_id = aws_api_gateway_rest_api.reports.id
  resource_id = aws_api_gateway_resource.reports.id
  http_method = aws_api_gateway_method.order[0].http_method
  status_code = aws_api_gateway_method_response.order[0].status_code

  response_templates = {
    "application/json" = "{\"ordered\": \"$context.requestId\"}"
  }

  depends_on = [aws_api_gateway_integration.order]
}

resource "aws_lambda_permission" "order" {
  count         = local.count
  statement_id  = "order"
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.report.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.reports.execution_arn}/*/POST/reports"
}

# gatewright: allow method-without-authorization -- a public health check
resource "aws_api_gateway_method" "health" {
  rest_api_id   = aws_api_gateway_rest_api.reports.id
  resource_id   = aws_api_gateway_resource.health.id
  http_method   = "GET"
  authorization = "NONE"
}

resource "aws_api_gateway_integration" "health" {
  rest_api_id          = aws_api_gateway_rest_api.reports.id
  resource_id          = aws_api_gateway_resource.health.id
  http_method          = aws_api_gateway_method.health.http_method
  type                 = "MOCK"
  passthrough_behavior = "WHEN_NO_TEMPLATES"
  request_templates = {
    "application/json" = "{\"statusCode\": #if($input.params('deep') == \"yes\")503#{else}200#end}"
  }
}

resource "aws_api_gateway_method_response" "health" {
  for_each    = { up = "200", down = "503" }
  rest_api_id = aws_api_gateway_rest_api.reports.id
  resource_id = aws_api_gateway_resource.health.id
  http_method = aws_api_gateway_method.health.http_method
  status_code = each.value
  response_parameters = {
    "method.response.header.Cache-Control" = true
  }
}

resource "aws_api_gateway_integration_response" "health" {
  for_each          = aws_api_gateway_method_response.health
  rest_api_id       = each.value.rest_api_id
  resource_id       = each.value.resource_id
  http_method       = each.value.http_method
  status_code       = each.value.status_code
  selection_pattern = each.key == "up" ? null : "5\\d\\d"
  response_parameters = {
    "method.response.header.Cache-Control" = "'no-store'"
  }
  response_templates = {
    "application/json" = jsonencode({ status = each.key })
  }
  depends_on = [aws_api_gateway_integration.health]
}

resource "aws_api_gateway_deployment" "reports" {
  rest_api_id = aws_api_gateway_rest_api.reports.id

  triggers = {
    enabled = var.enabled
    code    = filesha1("${path.module}/main.tf")
  }

  depends_on = [
    aws_api_gateway_integration_response.order,
    aws_api_gateway_integration_response.health,
  ]

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "reports" {
  rest_api_id   = aws_api_gateway_rest_api.reports.id
  deployment_id = aws_api_gateway_deployment.reports.id
  stage_name    = "live"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.reports.arn
    format          = "$context.requestId $context.identity.caller $context.resourcePath $context.status"
  }

  depends_on = [aws_api_gateway_account.reports]
}

resource "aws_api_gateway_method_settings" "reports" {
  rest_api_id = aws_api_gateway_rest_api.reports.id
  stage_name  = aws_api_gateway_stage.reports.stage_name
  method_path = "*/*"

  settings {
    logging_level          = "ERROR"
    metrics_enabled        = true
    throttling_rate_limit  = 5
    throttling_burst_limit = 5
  }
}

resource "aws_cloudwatch_log_group" "reports" {
  name              = "reports"
  retention_in_days = 30
}

resource "aws_iam_role" "logs" {
  name = "reports-gateway-logs"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "apigateway.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.logs.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "reports" {
  cloudwatch_role_arn = aws_iam_role.logs.arn
  depends_on          = [aws_iam_role_policy_attachment.logs]
}

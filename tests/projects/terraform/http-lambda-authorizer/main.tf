# Devices report with a key in a header; a function looks the key up and says yes or no. Operators sign their requests.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

variable "function_zips" {
  type = map(string)
  default = {
    devices    = "dist/devices.zip"
    authorizer = "dist/authorizer.zip"
  }
}

resource "aws_iam_role" "lambda" {
  for_each = var.function_zips
  name     = "fleet-${each.key}"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "lambda.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_lambda_function" "devices" {
  function_name = "fleet-devices"
  filename      = var.function_zips["devices"]
  role          = aws_iam_role.lambda["devices"].arn
  handler       = "app.handler"
  runtime       = "python3.13"
  timeout       = 20
}

resource "aws_lambda_function" "authorizer" {
  function_name = "fleet-authorizer"
  filename      = var.function_zips["authorizer"]
  role          = aws_iam_role.lambda["authorizer"].arn
  handler       = "app.handler"
  runtime       = "python3.13"
  timeout       = 5
}

resource "aws_apigatewayv2_api" "fleet" {
  name            = "fleet"
  protocol_type   = "HTTP"
  ip_address_type = "dualstack"

  cors_configuration {
    allow_origins = ["https://console.example.com"]
    allow_methods = ["*"]
    allow_headers = ["*"]
  }
}

resource "aws_apigatewayv2_authorizer" "device_key" {
  api_id                            = aws_apigatewayv2_api.fleet.id
  name                              = "device-key"
  authorizer_type                   = "REQUEST"
  authorizer_uri                    = aws_lambda_function.authorizer.invoke_arn
  authorizer_payload_format_version = "2.0"
  enable_simple_responses           = true
  authorizer_result_ttl_in_seconds  = 300
  identity_sources                  = ["$request.header.x-device-key", "$context.routeKey"]
}

# The old gateways still get a policy document, and no answer is kept for them.
resource "aws_apigatewayv2_authorizer" "old_gateways" {
  api_id                            = aws_apigatewayv2_api.fleet.id
  name                              = "old-gateways"
  authorizer_type                   = "REQUEST"
  authorizer_uri                    = aws_lambda_function.authorizer.invoke_arn
  authorizer_payload_format_version = "1.0"
  authorizer_result_ttl_in_seconds  = 0
}

resource "aws_lambda_permission" "authorizers" {
  for_each = {
    device_key   = aws_apigatewayv2_authorizer.device_key.id
    old_gateways = aws_apigatewayv2_authorizer.old_gateways.id
  }

  statement_id  = each.key
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.authorizer.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.fleet.execution_arn}/authorizers/${each.value}"
}

resource "aws_apigatewayv2_integration" "devices" {
  api_id                 = aws_apigatewayv2_api.fleet.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.devices.arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "report" {
  api_id             = aws_apigatewayv2_api.fleet.id
  route_key          = "POST /devices/{device}/reports"
  authorization_type = "CUSTOM"
  authorizer_id      = aws_apigatewayv2_authorizer.device_key.id
  target             = "integrations/${aws_apigatewayv2_integration.devices.id}"
}

resource "aws_apigatewayv2_route" "report_old" {
  api_id             = aws_apigatewayv2_api.fleet.id
  route_key          = "POST /reports"
  authorization_type = "CUSTOM"
  authorizer_id      = aws_apigatewayv2_authorizer.old_gateways.id
  target             = "integrations/${aws_apigatewayv2_integration.devices.id}"
}

resource "aws_apigatewayv2_route" "operators" {
  api_id             = aws_apigatewayv2_api.fleet.id
  route_key          = "$default"
  authorization_type = "AWS_IAM"
  target             = "integrations/${aws_apigatewayv2_integration.devices.id}"
}

# $default takes OPTIONS as well; without this route a preflight would have to be signed.
resource "aws_apigatewayv2_route" "preflight" {
  api_id             = aws_apigatewayv2_api.fleet.id
  route_key          = "OPTIONS /{proxy+}"
  authorization_type = "NONE"
  target             = "integrations/${aws_apigatewayv2_integration.devices.id}"
}

resource "aws_lambda_permission" "devices" {
  statement_id  = "fleet-api"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.devices.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.fleet.execution_arn}/*"
}

resource "aws_cloudwatch_log_group" "fleet" {
  name              = "fleet-access"
  retention_in_days = 14
}

resource "aws_apigatewayv2_stage" "fleet" {
  for_each    = toset(["blue", "green"])
  api_id      = aws_apigatewayv2_api.fleet.id
  name        = each.key
  auto_deploy = true

  stage_variables = {
    colour = each.key
  }

  default_route_settings {
    throttling_rate_limit  = 100
    throttling_burst_limit = 200
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.fleet.arn
    format          = "$context.requestId $context.stage $context.routeKey $context.status $context.authorizer.device"
  }
}

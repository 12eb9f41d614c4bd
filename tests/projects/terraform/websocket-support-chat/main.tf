# Customers chat with support. Messages are {"action": "...", ...}.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

variable "code" {
  description = "Where the functions' packages are."
  type = object({
    bucket = string
    prefix = optional(string, "chat")
  })
}

locals {
  functions = toset(["connect", "message", "authorizer"])
}

resource "aws_apigatewayv2_api" "chat" {
  name                         = "support-chat"
  protocol_type                = "WEBSOCKET"
  route_selection_expression   = "$request.body.action"
  api_key_selection_expression = "$request.header.x-api-key"
}

resource "aws_apigatewayv2_authorizer" "visitor" {
  api_id           = aws_apigatewayv2_api.chat.id
  name             = "visitor"
  authorizer_type  = "REQUEST"
  authorizer_uri   = aws_lambda_function.chat["authorizer"].invoke_arn
  identity_sources = ["route.request.querystring.ticket"]
}

resource "aws_apigatewayv2_integration" "connect" {
  api_id             = aws_apigatewayv2_api.chat.id
  integration_type   = "AWS_PROXY"
  integration_method = "POST"
  integration_uri    = aws_lambda_function.chat["connect"].invoke_arn
}

resource "aws_apigatewayv2_integration" "message" {
  api_id                    = aws_apigatewayv2_api.chat.id
  integration_type          = "AWS_PROXY"
  integration_method        = "POST"
  integration_uri           = aws_lambda_function.chat["message"].invoke_arn
  content_handling_strategy = "CONVERT_TO_TEXT"
  timeout_milliseconds      = 10000
}

resource "aws_apigatewayv2_route" "connect" {
  api_id             = aws_apigatewayv2_api.chat.id
  route_key          = "$connect"
  operation_name     = "Connect"
  authorization_type = "CUSTOM"
  authorizer_id      = aws_apigatewayv2_authorizer.visitor.id
  target             = "integrations/${aws_apigatewayv2_integration.connect.id}"

  request_parameter {
    request_parameter_key = "route.request.querystring.ticket"
    required              = true
  }
}

resource "aws_apigatewayv2_route" "disconnect" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "$disconnect"
  target    = "integrations/${aws_apigatewayv2_integration.connect.id}"
}

resource "aws_apigatewayv2_route" "default" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "$default"
  target    = "integrations/${aws_apigatewayv2_integration.message.id}"
}

# The sender is told what became of the message: a route with an answer.
resource "aws_apigatewayv2_route" "say" {
  api_id                              = aws_apigatewayv2_api.chat.id
  route_key                           = "say"
  target                              = "integrations/${aws_apigatewayv2_integration.message.id}"
  route_response_selection_expression = "$default"
  model_selection_expression          = "$request.body.action"
  request_models = {
    say = aws_apigatewayv2_model.say.name
  }
}

resource "aws_apigatewayv2_model" "say" {
  api_id       = aws_apigatewayv2_api.chat.id
  name         = "Say"
  content_type = "application/json"
  schema       = <<-JSON
    {
      "$schema": "http://json-schema.org/draft-04/schema#",
      "title": "Say",
      "type": "object",
      "required": ["action", "text"],
      "properties": {
        "action": {"type": "string"},
        "text": {"type": "string", "maxLength": 2000}
      }
    }
  JSON
}

resource "aws_apigatewayv2_route_response" "say" {
  api_id             = aws_apigatewayv2_api.chat.id
  route_id           = aws_apigatewayv2_route.say.id
  route_response_key = "$default"
}

resource "aws_apigatewayv2_deployment" "chat" {
  api_id      = aws_apigatewayv2_api.chat.id
  description = "Routes and what stands behind them"

  triggers = {
    redeployment = sha1(jsonencode([
      aws_apigatewayv2_authorizer.visitor,
      aws_apigatewayv2_integration.connect,
      aws_apigatewayv2_integration.message,
      aws_apigatewayv2_model.say,
      aws_apigatewayv2_route.connect,
      aws_apigatewayv2_route.disconnect,
      aws_apigatewayv2_route.default,
      aws_apigatewayv2_route.say,
      aws_apigatewayv2_route_response.say,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_apigatewayv2_stage" "live" {
  api_id        = aws_apigatewayv2_api.chat.id
  name          = "live"
  deployment_id = aws_apigatewayv2_deployment.chat.id

  default_route_settings {
    logging_level            = "ERROR"
    detailed_metrics_enabled = true
    data_trace_enabled       = false
    throttling_burst_limit   = 500
    throttling_rate_limit    = 1000
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.chat.arn
    format = jsonencode({
      requestId    = "$context.requestId"
      connectionId = "$context.connectionId"
      event        = "$context.eventType"
      route        = "$context.routeKey"
      status       = "$context.status"
      error        = "$context.integration.error"
    })
  }

  depends_on = [aws_api_gateway_account.chat]
}

output "address" {
  value = aws_apigatewayv2_stage.live.invoke_url
}

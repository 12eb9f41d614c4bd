# An HTTP API that passes everything on.

resource "aws_apigatewayv2_api" "mail" {
  name                         = "mail"
  protocol_type                = "HTTP"
  disable_execute_api_endpoint = true
}

resource "aws_apigatewayv2_integration" "mail" {
  api_id             = aws_apigatewayv2_api.mail.id
  integration_type   = "HTTP_PROXY"
  integration_method = "ANY"
  integration_uri    = "https://mail.internal.example.com/{proxy}"

  request_parameters = {
    "append:header.x-prefix" = "/v1/mail"
  }
}

resource "aws_apigatewayv2_route" "mail" {
  api_id             = aws_apigatewayv2_api.mail.id
  route_key          = "ANY /{proxy+}"
  target             = "integrations/${aws_apigatewayv2_integration.mail.id}"
  authorization_type = "AWS_IAM"
}

resource "aws_apigatewayv2_stage" "mail" {
  api_id      = aws_apigatewayv2_api.mail.id
  name        = "live"
  auto_deploy = true

  default_route_settings {
    throttling_burst_limit = 10
    throttling_rate_limit  = 10
  }

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.suite["mail"].arn
    format          = "$context.requestId $context.customDomain.basePathMatched $context.routeKey $context.status"
  }
}

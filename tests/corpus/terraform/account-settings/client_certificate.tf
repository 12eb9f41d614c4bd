# The backend only accepts calls that carry the gateway's client certificate.

resource "aws_api_gateway_client_certificate" "backend" {
  description = "Shown to backend.example.org, rotate every 11 months"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_rest_api" "ledger" {
  name = "ledger"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_resource" "entries" {
  rest_api_id = aws_api_gateway_rest_api.ledger.id
  parent_id   = aws_api_gateway_rest_api.ledger.root_resource_id
  path_part   = "entries"
}

resource "aws_api_gateway_method" "entries" {
  rest_api_id   = aws_api_gateway_rest_api.ledger.id
  resource_id   = aws_api_gateway_resource.entries.id
  http_method   = "GET"
  authorization = "AWS_IAM"

  request_parameters = {
    "method.request.querystring.from" = true
    "method.request.querystring.to"   = true
  }
}

resource "aws_api_gateway_integration" "entries" {
  rest_api_id             = aws_api_gateway_rest_api.ledger.id
  resource_id             = aws_api_gateway_resource.entries.id
  http_method             = aws_api_gateway_method.entries.http_method
  type                    = "HTTP_PROXY"
  integration_http_method = "GET"
  uri                     = "https://backend.example.org/ledger/entries"
  connection_type         = "INTERNET"

  request_parameters = {
    "integration.request.querystring.from" = "method.request.querystring.from"
    "integration.request.querystring.to"   = "method.request.querystring.to"
    "integration.request.header.X-Caller"  = "context.identity.userArn"
  }

  tls_config {
    insecure_skip_verification = false
  }
}

resource "aws_api_gateway_deployment" "ledger" {
  rest_api_id = aws_api_gateway_rest_api.ledger.id

  triggers = {
    entries = sha1(jsonencode(aws_api_gateway_integration.entries))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "ledger" {
  name              = "ledger"
  retention_in_days = 731
}

resource "aws_api_gateway_stage" "ledger" {
  rest_api_id           = aws_api_gateway_rest_api.ledger.id
  deployment_id         = aws_api_gateway_deployment.ledger.id
  client_certificate_id = aws_api_gateway_client_certificate.backend.id
  stage_name            = "books"
  xray_tracing_enabled  = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.ledger.arn
    format          = "$context.requestId $context.identity.userArn $context.status"
  }

  depends_on = [aws_api_gateway_account.this]
}

resource "aws_wafv2_web_acl_association" "ledger" {
  count        = var.web_acl_arn == "" ? 0 : 1
  resource_arn = aws_api_gateway_stage.ledger.arn
  web_acl_arn  = var.web_acl_arn
}

variable "web_acl_arn" {
  type    = string
  default = ""
}

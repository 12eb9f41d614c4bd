terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

variable "certificate" {
  description = "Files of the certificate that the factory's own authority made."
  type = object({
    body  = string
    key   = string
    chain = string
  })
  sensitive = true
}

variable "ownership_certificate_arn" {
  type        = string
  description = "A public certificate for the same name; it proves whose name that is."
}

data "aws_lambda_function" "ingest" {
  function_name = "sensor-ingest"
}

data "aws_lambda_function" "doorman" {
  function_name = "sensor-doorman"
}

resource "aws_acm_certificate" "factory" {
  certificate_body  = var.certificate.body
  private_key       = var.certificate.key
  certificate_chain = var.certificate.chain
}

resource "aws_apigatewayv2_domain_name" "sensors" {
  domain_name = "sensors.example.com"
  tags        = { line = "3" }

  domain_name_configuration {
    certificate_arn                        = aws_acm_certificate.factory.arn
    endpoint_type                          = "REGIONAL"
    security_policy                        = "TLS_1_2"
    ownership_verification_certificate_arn = var.ownership_certificate_arn
  }

  mutual_tls_authentication {
    truststore_uri = "s3://example-truststores/factory.pem"
  }

  timeouts {
    create = "20m"
    update = "60m"
  }
}

resource "aws_apigatewayv2_api" "sensors" {
  name                         = "sensors"
  protocol_type                = "HTTP"
  disable_execute_api_endpoint = true
}

resource "aws_iam_role" "call" {
  name = "sensors-call"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "apigateway.amazonaws.com" } }]
  })
}

resource "aws_iam_role_policy" "call" {
  role = aws_iam_role.call.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "lambda:InvokeFunction"
      Resource = [data.aws_lambda_function.ingest.arn, data.aws_lambda_function.doorman.arn]
    }]
  })
}

# With a role on both sides, no function needs a permission.
resource "aws_apigatewayv2_authorizer" "serial" {
  api_id                            = aws_apigatewayv2_api.sensors.id
  name                              = "serial-number"
  authorizer_type                   = "REQUEST"
  authorizer_uri                    = data.aws_lambda_function.doorman.invoke_arn
  authorizer_credentials_arn        = aws_iam_role.call.arn
  authorizer_payload_format_version = "2.0"
  enable_simple_responses           = true
  identity_sources                  = ["$context.identity.clientCert.serialNumber", "$request.querystring.line"]
  authorizer_result_ttl_in_seconds  = 3600

  timeouts {
    delete = "5m"
  }
}

resource "aws_apigatewayv2_integration" "ingest" {
  api_id                 = aws_apigatewayv2_api.sensors.id
  integration_type       = "AWS_PROXY"
  integration_uri        = data.aws_lambda_function.ingest.invoke_arn
  credentials_arn        = aws_iam_role.call.arn
  payload_format_version = "2.0"

  request_parameters = {
    "append:header.x-serial" = "$context.identity.clientCert.serialNumber"
  }
}

resource "aws_apigatewayv2_route" "ingest" {
  api_id             = aws_apigatewayv2_api.sensors.id
  route_key          = "POST /readings"
  authorization_type = "CUSTOM"
  authorizer_id      = aws_apigatewayv2_authorizer.serial.id
  target             = "integrations/${aws_apigatewayv2_integration.ingest.id}"
}

resource "aws_cloudwatch_log_group" "sensors" {
  name              = "sensors"
  retention_in_days = 1
}

resource "aws_apigatewayv2_stage" "sensors" {
  api_id      = aws_apigatewayv2_api.sensors.id
  name        = "live"
  description = "Line 3"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.sensors.arn
    format          = "$context.requestId $context.identity.clientCert.serialNumber $context.routeKey $context.status"
  }

  default_route_settings {
    throttling_burst_limit = 5000
    throttling_rate_limit  = 2000
  }
}

resource "aws_apigatewayv2_api_mapping" "sensors" {
  api_id      = aws_apigatewayv2_api.sensors.id
  domain_name = aws_apigatewayv2_domain_name.sensors.id
  stage       = aws_apigatewayv2_stage.sensors.id
}

# Heartbeats need no more than a function and a signature-free, certificate-bound way to it.
resource "aws_apigatewayv2_api" "heartbeats" {
  name                         = "heartbeats"
  protocol_type                = "HTTP"
  route_key                    = "PUT /heartbeats"
  target                       = data.aws_lambda_function.ingest.arn
  credentials_arn              = aws_iam_role.call.arn
  disable_execute_api_endpoint = true
}

resource "aws_apigatewayv2_api_mapping" "heartbeats" {
  api_id          = aws_apigatewayv2_api.heartbeats.id
  domain_name     = aws_apigatewayv2_domain_name.sensors.id
  stage           = "$default"
  api_mapping_key = "heartbeats"
}

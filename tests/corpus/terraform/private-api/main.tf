terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

variable "vpc_id" {
  type = string
}

variable "subnet_ids" {
  type = set(string)
}

variable "caller_security_group_id" {
  type = string
}

data "aws_region" "current" {}

resource "aws_security_group" "endpoint" {
  name_prefix = "execute-api-"
  vpc_id      = var.vpc_id

  ingress {
    description     = "HTTPS from the payroll application"
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    security_groups = [var.caller_security_group_id]
  }
}

resource "aws_vpc_endpoint" "execute_api" {
  vpc_id              = var.vpc_id
  service_name        = "com.amazonaws.${data.aws_region.current.name}.execute-api"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = var.subnet_ids
  security_group_ids  = [aws_security_group.endpoint.id]
  private_dns_enabled = true
}

resource "aws_api_gateway_rest_api" "payroll" {
  name        = "payroll"
  description = "Interne Lohnabrechnung 🔒 – nur aus dem VPC erreichbar"

  endpoint_configuration {
    types            = ["PRIVATE"]
    vpc_endpoint_ids = [aws_vpc_endpoint.execute_api.id]
  }
}

resource "aws_api_gateway_resource" "payslips" {
  rest_api_id = aws_api_gateway_rest_api.payroll.id
  parent_id   = aws_api_gateway_rest_api.payroll.root_resource_id
  path_part   = "payslips"
}

resource "aws_api_gateway_method" "payslips" {
  rest_api_id   = aws_api_gateway_rest_api.payroll.id
  resource_id   = aws_api_gateway_resource.payslips.id
  http_method   = "GET"
  authorization = "AWS_IAM"
}

data "aws_lambda_alias" "payslips" {
  function_name = "payslips"
  name          = "live"
}

resource "aws_api_gateway_integration" "payslips" {
  rest_api_id             = aws_api_gateway_rest_api.payroll.id
  resource_id             = aws_api_gateway_resource.payslips.id
  http_method             = aws_api_gateway_method.payslips.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = data.aws_lambda_alias.payslips.invoke_arn
}

resource "aws_lambda_permission" "payslips" {
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_alias.payslips.function_name
  qualifier     = data.aws_lambda_alias.payslips.name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.payroll.execution_arn}/*/GET/payslips"
}

resource "aws_api_gateway_deployment" "payroll" {
  rest_api_id = aws_api_gateway_rest_api.payroll.id

  # A changed policy only takes effect with a new deployment.
  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_rest_api_policy.payroll.policy,
      aws_api_gateway_method.payslips,
      aws_api_gateway_integration.payslips,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "payroll" {
  name              = "payroll-access"
  retention_in_days = 400
}

resource "aws_api_gateway_stage" "payroll" {
  rest_api_id          = aws_api_gateway_rest_api.payroll.id
  deployment_id        = aws_api_gateway_deployment.payroll.id
  stage_name           = "internal"
  xray_tracing_enabled = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.payroll.arn
    format          = "$context.requestId $context.identity.vpceId $context.identity.userArn $context.status"
  }
}

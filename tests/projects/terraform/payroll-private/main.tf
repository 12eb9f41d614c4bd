# Reachable from one VPC only.

terraform {
  required_version = ">= 1.0"
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

variable "vpc_id" {
  type        = string
  description = "The VPC of the head office"
}

variable "subnet_ids" {
  type = list(string)
}

data "aws_region" "current" {}

data "aws_vpc" "office" {
  id = var.vpc_id
}

resource "aws_security_group" "endpoint" {
  name   = "payroll-endpoint"
  vpc_id = var.vpc_id

  ingress {
    description = "HTTPS from the office"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = [data.aws_vpc.office.cidr_block]
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
  name = "payroll"

  endpoint_configuration {
    types            = ["PRIVATE"]
    vpc_endpoint_ids = [aws_vpc_endpoint.execute_api.id]
    ip_address_type  = "dualstack"
  }
}

data "aws_iam_policy_document" "payroll" {
  statement {
    sid       = "Everybody"
    effect    = "Allow"
    actions   = ["execute-api:Invoke"]
    resources = ["${aws_api_gateway_rest_api.payroll.execution_arn}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }

  statement {
    sid       = "ButOnlyThroughTheEndpoint"
    effect    = "Deny"
    actions   = ["execute-api:Invoke"]
    resources = ["${aws_api_gateway_rest_api.payroll.execution_arn}/*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "StringNotEquals"
      variable = "aws:SourceVpce"
      values   = [aws_vpc_endpoint.execute_api.id]
    }
  }
}

resource "aws_api_gateway_rest_api_policy" "payroll" {
  rest_api_id = aws_api_gateway_rest_api.payroll.id
  policy      = data.aws_iam_policy_document.payroll.json
}

resource "aws_api_gateway_resource" "slips" {
  rest_api_id = aws_api_gateway_rest_api.payroll.id
  parent_id   = aws_api_gateway_rest_api.payroll.root_resource_id
  path_part   = "slips"
}

resource "aws_api_gateway_resource" "month" {
  rest_api_id = aws_api_gateway_rest_api.payroll.id
  parent_id   = aws_api_gateway_resource.slips.id
  path_part   = "{month}"
}

resource "aws_api_gateway_method" "slip" {
  rest_api_id   = aws_api_gateway_rest_api.payroll.id
  resource_id   = aws_api_gateway_resource.month.id
  http_method   = "GET"
  authorization = "AWS_IAM"

  request_parameters = {
    "method.request.path.month" = true
  }
}

data "aws_lambda_function" "payroll" {
  function_name = "payroll"
}

resource "aws_api_gateway_integration" "slip" {
  rest_api_id             = aws_api_gateway_rest_api.payroll.id
  resource_id             = aws_api_gateway_resource.month.id
  http_method             = aws_api_gateway_method.slip.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = data.aws_lambda_function.payroll.invoke_arn
}

resource "aws_lambda_permission" "slip" {
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.payroll.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.payroll.execution_arn}/*/${aws_api_gateway_method.slip.http_method}/slips/*"
}

resource "aws_api_gateway_deployment" "payroll" {
  rest_api_id = aws_api_gateway_rest_api.payroll.id
  depends_on  = [aws_api_gateway_rest_api_policy.payroll]

  triggers = {
    redeployment = sha1(jsonencode([
      aws_api_gateway_rest_api_policy.payroll.policy,
      aws_api_gateway_resource.slips,
      aws_api_gateway_resource.month,
      aws_api_gateway_method.slip,
      aws_api_gateway_integration.slip,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "payroll" {
  rest_api_id   = aws_api_gateway_rest_api.payroll.id
  deployment_id = aws_api_gateway_deployment.payroll.id
  stage_name    = "v1"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.payroll.arn
    format = jsonencode({
      requestId = "$context.requestId"
      endpoint  = "$context.identity.vpceId"
      vpc       = "$context.identity.vpcId"
      user      = "$context.identity.userArn"
      status    = "$context.status"
    })
  }

  depends_on = [aws_api_gateway_account.payroll]
}

resource "aws_api_gateway_method_settings" "payroll" {
  rest_api_id = aws_api_gateway_rest_api.payroll.id
  stage_name  = aws_api_gateway_stage.payroll.stage_name
  method_path = "*/*"

  settings {
    logging_level          = "INFO"
    metrics_enabled        = true
    throttling_burst_limit = 20
    throttling_rate_limit  = 10
  }
}

resource "aws_cloudwatch_log_group" "payroll" {
  name              = "payroll-access"
  retention_in_days = 400
}

resource "aws_cloudwatch_log_group" "execution" {
  name              = "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.payroll.id}/v1"
  retention_in_days = 14
}

resource "aws_iam_role" "payroll_logs" {
  name               = "payroll-gateway-logs"
  assume_role_policy = data.aws_iam_policy_document.gateway.json
}

data "aws_iam_policy_document" "gateway" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy_attachment" "payroll_logs" {
  role       = aws_iam_role.payroll_logs.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "payroll" {
  cloudwatch_role_arn = aws_iam_role.payroll_logs.arn
  depends_on          = [aws_iam_role_policy_attachment.payroll_logs]
}

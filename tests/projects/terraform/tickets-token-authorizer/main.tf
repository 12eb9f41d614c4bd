terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "stage" {
  type    = string
  default = "prod"
  validation {
    condition     = contains(["dev", "prod"], var.stage)
    error_message = "dev or prod, please."
  }
}

variable "functions" {
  description = "Names and versions of the two functions."
  type = object({
    tickets    = string
    authorizer = string
  })
  default = {
    tickets    = "tickets"
    authorizer = "ticket-office-authorizer"
  }
}

data "aws_region" "current" {}
data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}

locals {
  account = data.aws_caller_identity.current.account_id
  region  = data.aws_region.current.name
  lambda  = "arn:${data.aws_partition.current.partition}:lambda:${local.region}:${local.account}:function"

  tickets_arn    = "${local.lambda}:${var.functions.tickets}"
  authorizer_arn = "${local.lambda}:${var.functions.authorizer}"
  invoke         = "arn:${data.aws_partition.current.partition}:apigateway:${local.region}:lambda:path/2015-03-31/functions"
}

resource "aws_api_gateway_rest_api" "tickets" {
  name        = "tickets-${var.stage}"
  description = "Ticket office"

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_iam_role" "authorizer_call" {
  name = "tickets-${var.stage}-authorizer-call"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Action    = "sts:AssumeRole"
      Effect    = "Allow"
      Principal = { Service = "apigateway.amazonaws.com" }
    }]
  })

  inline_policy {
    name = "invoke"
    policy = jsonencode({
      Version   = "2012-10-17"
      Statement = [{ Effect = "Allow", Action = "lambda:InvokeFunction", Resource = local.authorizer_arn }]
    })
  }
}

# A bearer token; what does not look like one is refused before the function is asked.
resource "aws_api_gateway_authorizer" "token" {
  name                             = "token"
  rest_api_id                      = aws_api_gateway_rest_api.tickets.id
  type                             = "TOKEN"
  authorizer_uri                   = "${local.invoke}/${local.authorizer_arn}/invocations"
  authorizer_credentials           = aws_iam_role.authorizer_call.arn
  identity_source                  = "method.request.header.Authorization"
  identity_validation_expression   = "^Bearer [-0-9a-zA-Z._]+$"
  authorizer_result_ttl_in_seconds = 120
}

resource "aws_api_gateway_resource" "tickets" {
  rest_api_id = aws_api_gateway_rest_api.tickets.id
  parent_id   = aws_api_gateway_rest_api.tickets.root_resource_id
  path_part   = "tickets"
}

resource "aws_api_gateway_resource" "proxy" {
  rest_api_id = aws_api_gateway_rest_api.tickets.id
  parent_id   = aws_api_gateway_resource.tickets.id
  path_part   = "{proxy+}"
}

locals {
  resources = {
    collection = aws_api_gateway_resource.tickets.id
    proxy      = aws_api_gateway_resource.proxy.id
  }
}

resource "aws_api_gateway_method" "any" {
  for_each = local.resources

  rest_api_id   = aws_api_gateway_rest_api.tickets.id
  resource_id   = each.value
  http_method   = "ANY"
  authorization = "CUSTOM"
  authorizer_id = aws_api_gateway_authorizer.token.id

  request_parameters = each.key == "proxy" ? { "method.request.path.proxy" = true } : {}
}

resource "aws_api_gateway_integration" "any" {
  for_each = aws_api_gateway_method.any

  rest_api_id             = each.value.rest_api_id
  resource_id             = each.value.resource_id
  http_method             = each.value.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = "${local.invoke}/${local.tickets_arn}/invocations"
}

resource "aws_lambda_permission" "tickets" {
  statement_id  = "AllowTicketsApi"
  action        = "lambda:InvokeFunction"
  function_name = var.functions.tickets
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.tickets.execution_arn}/*/*/tickets*"
}

resource "aws_api_gateway_gateway_response" "unauthorized" {
  rest_api_id   = aws_api_gateway_rest_api.tickets.id
  response_type = "UNAUTHORIZED"
  status_code   = "401"

  response_parameters = {
    "gatewayresponse.header.WWW-Authenticate" = "'Bearer realm=\"tickets\"'"
  }
  response_templates = {
    "application/json" = jsonencode({ code = "unauthorized", request = "$context.requestId" })
  }
}

resource "aws_api_gateway_deployment" "this" {
  rest_api_id = aws_api_gateway_rest_api.tickets.id
  description = "Deployed from the main branch"

  triggers = {
    redeployment = sha1(jsonencode({
      authorizer   = aws_api_gateway_authorizer.token
      resources    = [aws_api_gateway_resource.tickets, aws_api_gateway_resource.proxy]
      methods      = aws_api_gateway_method.any
      integrations = aws_api_gateway_integration.any
      responses    = aws_api_gateway_gateway_response.unauthorized
    }))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "this" {
  rest_api_id           = aws_api_gateway_rest_api.tickets.id
  deployment_id         = aws_api_gateway_deployment.this.id
  stage_name            = var.stage
  xray_tracing_enabled  = var.stage == "prod"

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format = replace(<<-EOT
      {"requestId":"$context.requestId",
       "principal":"$context.authorizer.principalId",
       "authorizerLatency":"$context.authorizer.latency",
       "error":$context.error.messageString,
       "status":"$context.status"}
    EOT
    , "\n", "")
  }

  depends_on = [aws_api_gateway_account.account]
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/tickets/${var.stage}/access"
  retention_in_days = 60
}

resource "aws_api_gateway_method_settings" "default" {
  rest_api_id = aws_api_gateway_rest_api.tickets.id
  stage_name  = aws_api_gateway_stage.this.stage_name
  method_path = "*/*"

  settings {
    logging_level          = "ERROR"
    metrics_enabled        = true
    throttling_burst_limit = 50
    throttling_rate_limit  = 25
  }
}

resource "aws_iam_role" "cloudwatch" {
  name = "tickets-${var.stage}-gateway-logs"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Action = "sts:AssumeRole", Effect = "Allow", Principal = { Service = ["apigateway.amazonaws.com"] } }]
  })
}

resource "aws_iam_role_policy_attachment" "cloudwatch" {
  role       = aws_iam_role.cloudwatch.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"
}

resource "aws_api_gateway_account" "account" {
  cloudwatch_role_arn = aws_iam_role.cloudwatch.arn
  depends_on          = [aws_iam_role_policy_attachment.cloudwatch]
}

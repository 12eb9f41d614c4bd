variable "token_authorizer_arn" {
  type        = string
  description = "Function that validates opaque tokens"
}

variable "request_authorizer_arn" {
  type        = string
  description = "Function that looks at the tenant header and the source address"
}

data "aws_region" "current" {}

data "aws_cognito_user_pools" "staff" {
  name = "staff"
}

data "aws_iam_policy_document" "apigateway" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["apigateway.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "invoke_authorizers" {
  name_prefix        = "authorizers-"
  assume_role_policy = data.aws_iam_policy_document.apigateway.json
}

resource "aws_iam_role_policy" "invoke_authorizers" {
  role = aws_iam_role.invoke_authorizers.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "lambda:InvokeFunction"
      Resource = [var.token_authorizer_arn, var.request_authorizer_arn]
    }]
  })
}

resource "aws_api_gateway_authorizer" "token" {
  name                             = "token"
  rest_api_id                      = aws_api_gateway_rest_api.staff.id
  type                             = "TOKEN"
  authorizer_uri                   = "arn:aws:apigateway:${data.aws_region.current.name}:lambda:path/2015-03-31/functions/${var.token_authorizer_arn}/invocations"
  authorizer_credentials           = aws_iam_role.invoke_authorizers.arn
  identity_source                  = "method.request.header.Authorization"
  identity_validation_expression   = "^Bearer [A-Za-z0-9_-]{20,}$"
  authorizer_result_ttl_in_seconds = 300
}

resource "aws_api_gateway_authorizer" "request" {
  name                             = "request"
  rest_api_id                      = aws_api_gateway_rest_api.staff.id
  type                             = "REQUEST"
  authorizer_uri                   = "arn:aws:apigateway:${data.aws_region.current.name}:lambda:path/2015-03-31/functions/${var.request_authorizer_arn}/invocations"
  authorizer_credentials           = aws_iam_role.invoke_authorizers.arn
  identity_source                  = "method.request.header.X-Tenant,context.identity.sourceIp"
  authorizer_result_ttl_in_seconds = 0
}

resource "aws_api_gateway_authorizer" "cognito" {
  name          = "staff-pool"
  rest_api_id   = aws_api_gateway_rest_api.staff.id
  type          = "COGNITO_USER_POOLS"
  provider_arns = data.aws_cognito_user_pools.staff.arns
}

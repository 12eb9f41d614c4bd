locals {
  name = "recipes-${var.stage}"

  # Route => the scope that it asks for.
  routes = {
    "GET /recipes"             = "recipes/read"
    "GET /recipes/{recipe}"    = "recipes/read"
    "PUT /recipes/{recipe}"    = "recipes/write"
    "DELETE /recipes/{recipe}" = "recipes/write"
    "POST /images/{proxy+}"    = "recipes/write"
  }
}

resource "aws_cognito_user_pool" "cooks" {
  name = local.name
}

resource "aws_cognito_resource_server" "recipes" {
  user_pool_id = aws_cognito_user_pool.cooks.id
  identifier   = "recipes"
  name         = "recipes"

  scope {
    scope_name        = "read"
    scope_description = "Look things up"
  }

  scope {
    scope_name        = "write"
    scope_description = "Change things"
  }
}

resource "aws_cognito_user_pool_client" "app" {
  name                                 = "app"
  user_pool_id                         = aws_cognito_user_pool.cooks.id
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["code"]
  allowed_oauth_scopes                 = aws_cognito_resource_server.recipes.scope_identifiers
  callback_urls                        = ["https://recipes.example.com/signed-in"]
}

resource "aws_lambda_function" "recipes" {
  function_name    = local.name
  role             = aws_iam_role.recipes.arn
  package_type     = "Image"
  image_uri        = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/recipes:${var.image_tag}"
  timeout          = 15
  architectures    = ["arm64"]
}

resource "aws_iam_role" "recipes" {
  name = local.name

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "lambda.amazonaws.com" }
        Action    = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_apigatewayv2_api" "recipes" {
  name          = local.name
  protocol_type = "HTTP"
  version       = "2026-03"

  cors_configuration {
    allow_origins     = var.origins
    allow_methods     = ["GET", "POST", "PUT", "DELETE"]
    allow_headers     = ["authorization", "content-type"]
    expose_headers    = ["etag"]
    allow_credentials = true
    max_age           = 3600
  }
}

resource "aws_apigatewayv2_authorizer" "cooks" {
  api_id           = aws_apigatewayv2_api.recipes.id
  name             = "cooks"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    audience = [aws_cognito_user_pool_client.app.id]
    issuer   = "https://${aws_cognito_user_pool.cooks.endpoint}"
  }
}

resource "aws_apigatewayv2_integration" "recipes" {
  api_id                 = aws_apigatewayv2_api.recipes.id
  integration_type       = "AWS_PROXY"
  integration_method     = "POST"
  integration_uri        = aws_lambda_function.recipes.invoke_arn
  payload_format_version = "2.0"
  timeout_milliseconds   = 16000
}

resource "aws_apigatewayv2_route" "recipes" {
  for_each = local.routes

  api_id               = aws_apigatewayv2_api.recipes.id
  route_key            = each.key
  target               = "integrations/${aws_apigatewayv2_integration.recipes.id}"
  authorization_type   = "JWT"
  authorizer_id        = aws_apigatewayv2_authorizer.cooks.id
  authorization_scopes = [each.value]
}

resource "aws_lambda_permission" "recipes" {
  statement_id  = "HttpApi"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.recipes.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.recipes.execution_arn}/*/*"
}

resource "aws_cloudwatch_log_group" "recipes" {
  name              = "/http-apis/${local.name}"
  retention_in_days = var.stage == "prod" ? 365 : 7
}

resource "aws_apigatewayv2_stage" "recipes" {
  api_id      = aws_apigatewayv2_api.recipes.id
  name        = "$default"
  auto_deploy = true

  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.recipes.arn
    format          = jsonencode(local.log)
  }

  default_route_settings {
    detailed_metrics_enabled = true
    throttling_burst_limit   = var.throttle.burst
    throttling_rate_limit    = var.throttle.rate
  }

  route_settings {
    route_key                = "DELETE /recipes/{recipe}"
    detailed_metrics_enabled = true
    throttling_burst_limit   = 2
    throttling_rate_limit    = 1
  }

  depends_on = [aws_apigatewayv2_route.recipes]
}

locals {
  log = {
    requestId      = "$context.requestId"
    ip             = "$context.identity.sourceIp"
    time           = "$context.requestTime"
    route          = "$context.routeKey"
    status         = "$context.status"
    responseLength = "$context.responseLength"
    subject        = "$context.authorizer.claims.sub"
    authError      = "$context.authorizer.error"
  }
}

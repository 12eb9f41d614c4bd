# The shop's API belongs to another team. This stack hangs one path into it and makes its own deployment and stage.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 5.0" }
  }
}

variable "authorizer_id" {
  type        = string
  description = "Authorizer of the shared API, from the other team's outputs."
}

data "terraform_remote_state" "platform" {
  backend = "local"
  config = {
    path = "../platform/terraform.tfstate"
  }
}

data "aws_api_gateway_rest_api" "shop" {
  name = "shop"
}

data "aws_api_gateway_resource" "articles" {
  rest_api_id = data.aws_api_gateway_rest_api.shop.id
  path        = "/articles/{article}"
}

data "aws_lambda_function" "ratings" {
  function_name = "ratings"
}

resource "aws_api_gateway_resource" "ratings" {
  rest_api_id = data.aws_api_gateway_rest_api.shop.id
  parent_id   = data.aws_api_gateway_resource.articles.id
  path_part   = "ratings"
}

resource "aws_api_gateway_method" "rate" {
  rest_api_id   = data.aws_api_gateway_rest_api.shop.id
  resource_id   = aws_api_gateway_resource.ratings.id
  http_method   = "POST"
  authorization = "CUSTOM"
  authorizer_id = var.authorizer_id

  request_parameters = {
    "method.request.path.article" = true
  }
}

resource "aws_api_gateway_integration" "rate" {
  rest_api_id             = data.aws_api_gateway_rest_api.shop.id
  resource_id             = aws_api_gateway_resource.ratings.id
  http_method             = aws_api_gateway_method.rate.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = data.aws_lambda_function.ratings.invoke_arn
}

resource "aws_lambda_permission" "rate" {
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.ratings.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${data.aws_api_gateway_rest_api.shop.execution_arn}/*/POST/articles/*/ratings"
}

resource "aws_api_gateway_deployment" "ratings" {
  rest_api_id = data.aws_api_gateway_rest_api.shop.id

  triggers = {
    ratings = sha1(jsonencode([
      aws_api_gateway_resource.ratings,
      aws_api_gateway_method.rate,
      aws_api_gateway_integration.rate,
    ]))
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "ratings" {
  rest_api_id   = data.aws_api_gateway_rest_api.shop.id
  deployment_id = aws_api_gateway_deployment.ratings.id
  stage_name    = "ratings"

  access_log_settings {
    destination_arn = data.terraform_remote_state.platform.outputs.access_log_group_arn
    format          = data.terraform_remote_state.platform.outputs.access_log_format
  }

  depends_on = [aws_api_gateway_account.shared]
}

resource "aws_api_gateway_account" "shared" {
  cloudwatch_role_arn = data.terraform_remote_state.platform.outputs.log_role_arn
}

resource "aws_api_gateway_method_settings" "ratings" {
  rest_api_id = data.aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.ratings.stage_name
  method_path = "*/*"

  settings {
    logging_level          = "ERROR"
    metrics_enabled        = true
    throttling_rate_limit  = 20
    throttling_burst_limit = 20
  }
}

resource "aws_apigatewayv2_api_mapping" "ratings" {
  count           = data.terraform_remote_state.platform.outputs.domain_name == null ? 0 : 1
  domain_name     = data.terraform_remote_state.platform.outputs.domain_name
  api_id          = data.aws_api_gateway_rest_api.shop.id
  stage           = aws_api_gateway_stage.ratings.stage_name
  api_mapping_key = "shop/ratings"
}

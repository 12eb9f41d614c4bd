locals {
  # path => parent; every path takes GET, and answers a browser's preflight.
  paths = {
    products   = "products"
    categories = "categories"
    offers     = "offers"
  }
  allowed_headers = "'Authorization,Content-Type,X-Requested-With'"
  allowed_methods = "'GET,OPTIONS'"
}

data "aws_lambda_function" "catalog" {
  function_name = var.catalog_function
}

resource "aws_api_gateway_rest_api" "catalog" {
  name        = "catalog"
  description = "Products, categories and offers for the browser"
  endpoint_configuration { types = ["REGIONAL"] }
  tags = { app = "shop" }
}

resource "aws_api_gateway_authorizer" "customers" {
  name            = "customers"
  rest_api_id     = aws_api_gateway_rest_api.catalog.id
  type            = "COGNITO_USER_POOLS"
  identity_source = "method.request.header.Authorization"
  provider_arns   = [var.user_pool_arn]
}

resource "aws_api_gateway_resource" "path" {
  for_each    = local.paths
  rest_api_id = aws_api_gateway_rest_api.catalog.id
  parent_id   = aws_api_gateway_rest_api.catalog.root_resource_id
  path_part   = each.value
}

resource "aws_api_gateway_method" "get" {
  for_each             = aws_api_gateway_resource.path
  rest_api_id          = aws_api_gateway_rest_api.catalog.id
  resource_id          = each.value.id
  http_method          = "GET"
  authorization        = "COGNITO_USER_POOLS"
  authorizer_id        = aws_api_gateway_authorizer.customers.id
  authorization_scopes = ["catalog/read"]
}

resource "aws_api_gateway_integration" "get" {
  for_each                = aws_api_gateway_method.get
  rest_api_id             = each.value.rest_api_id
  resource_id             = each.value.resource_id
  http_method             = each.value.http_method
  type                    = "AWS_PROXY"
  integration_http_method = "POST"
  uri                     = data.aws_lambda_function.catalog.invoke_arn
}

resource "aws_lambda_permission" "catalog" {
  for_each      = local.paths
  statement_id  = "api-${each.key}"
  action        = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.catalog.function_name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.catalog.execution_arn}/*/GET/${each.value}"
}

data "aws_lambda_function" "catalog" {
  function_name = var.catalog_function_name
}

resource "aws_api_gateway_rest_api" "catalog" {
  name = "catalog"
  description = "Catalogue de produits (lecture seule)"
  minimum_compression_size = 1024
  endpoint_configuration {
    types = ["EDGE"]
  }
}

resource "aws_api_gateway_authorizer" "customers" {
  name = "customers"
  rest_api_id = aws_api_gateway_rest_api.catalog.id
  type = "COGNITO_USER_POOLS"
  provider_arns = [var.user_pool_arn]
}

resource "aws_api_gateway_resource" "products" {
  rest_api_id = aws_api_gateway_rest_api.catalog.id
  parent_id = aws_api_gateway_rest_api.catalog.root_resource_id
  path_part = "products"
}

resource "aws_api_gateway_resource" "product" {
  rest_api_id = aws_api_gateway_rest_api.catalog.id
  parent_id = aws_api_gateway_resource.products.id
  path_part = "{sku}"
}

resource "aws_api_gateway_method" "products_get" {
  rest_api_id = aws_api_gateway_rest_api.catalog.id
  resource_id = aws_api_gateway_resource.products.id
  http_method = "GET"
  authorization = "COGNITO_USER_POOLS"
  authorizer_id = aws_api_gateway_authorizer.customers.id
  authorization_scopes = ["catalog/read"]
  request_parameters = {
    "method.request.querystring.page" = false
    "method.request.querystring.size" = false
  }
}

resource "aws_api_gateway_method" "product_get" {
  rest_api_id = aws_api_gateway_rest_api.catalog.id
  resource_id = aws_api_gateway_resource.product.id
  http_method = "GET"
  authorization = "COGNITO_USER_POOLS"
  authorizer_id = aws_api_gateway_authorizer.customers.id
  authorization_scopes = ["catalog/read"]
  request_parameters = {
    "method.request.path.sku" = true
  }
}

resource "aws_api_gateway_integration" "products_get" {
  rest_api_id = aws_api_gateway_rest_api.catalog.id
  resource_id = aws_api_gateway_resource.products.id
  http_method = aws_api_gateway_method.products_get.http_method
  type = "AWS_PROXY"
  integration_http_method = "POST"
  uri = data.aws_lambda_function.catalog.invoke_arn
}

resource "aws_api_gateway_integration" "product_get" {
  rest_api_id = aws_api_gateway_rest_api.catalog.id
  resource_id = aws_api_gateway_resource.product.id
  http_method = aws_api_gateway_method.product_get.http_method
  type = "AWS_PROXY"
  integration_http_method = "POST"
  uri = data.aws_lambda_function.catalog.invoke_arn
}

resource "aws_lambda_permission" "catalog" {
  action = "lambda:InvokeFunction"
  function_name = data.aws_lambda_function.catalog.function_name
  principal = "apigateway.amazonaws.com"
  source_arn = "${aws_api_gateway_rest_api.catalog.execution_arn}/*/GET/products*"
}

resource "aws_api_gateway_deployment" "catalog" {
  rest_api_id = aws_api_gateway_rest_api.catalog.id
  triggers = {
    files = sha1(join("", [file("${path.module}/api.tf"), file("${path.module}/cors.tf")]))
  }
  depends_on = [
    aws_api_gateway_integration.products_get,
    aws_api_gateway_integration.product_get,
    aws_api_gateway_integration_response.options,
  ]
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "catalog" {
  name = "catalog-api-access"
  retention_in_days = 14
}

resource "aws_api_gateway_stage" "v1" {
  rest_api_id = aws_api_gateway_rest_api.catalog.id
  deployment_id = aws_api_gateway_deployment.catalog.id
  stage_name = "v1"
  xray_tracing_enabled = true
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.catalog.arn
    format = "$context.identity.sourceIp - [$context.requestTime] \"$context.httpMethod $context.resourcePath $context.protocol\" $context.status $context.responseLength $context.requestId"
  }
}

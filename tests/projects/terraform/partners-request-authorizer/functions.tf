variable "quotes_version" {
  type    = string
  default = "7"
}

variable "authorizer_version" {
  type    = string
  default = "3"
}

data "aws_lambda_function" "quotes" {
  function_name = "partner-quotes"
}

data "aws_lambda_function" "authorizer" {
  function_name = "partner-authorizer"
}

resource "aws_lambda_alias" "quotes" {
  name             = "live"
  function_name    = data.aws_lambda_function.quotes.function_name
  function_version = var.quotes_version
}

resource "aws_lambda_alias" "authorizer" {
  name             = "live"
  function_name    = data.aws_lambda_function.authorizer.function_name
  function_version = var.authorizer_version
}

resource "aws_lambda_permission" "quotes" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_alias.quotes.function_name
  qualifier     = aws_lambda_alias.quotes.name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.partners.execution_arn}/${aws_api_gateway_stage.v2.stage_name}/POST/quotes"
}

resource "aws_lambda_permission" "authorizer" {
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_alias.authorizer.function_name
  qualifier     = aws_lambda_alias.authorizer.name
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.partners.execution_arn}/authorizers/${aws_api_gateway_authorizer.partner.id}"
}

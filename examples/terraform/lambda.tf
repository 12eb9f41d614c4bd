resource "aws_lambda_function" "list_pets" {
  function_name = "list-pets"
  role          = aws_iam_role.functions.arn
  runtime       = "python3.13"
  handler       = "pets.list_all"
  filename      = "${path.module}/pets.zip"
}

resource "aws_lambda_function" "get_pet" {
  function_name = "get-pet"
  role          = aws_iam_role.functions.arn
  runtime       = "python3.13"
  handler       = "pets.get"
  filename      = "${path.module}/pets.zip"
}

resource "aws_lambda_function" "add_pet" {
  function_name = "add-pet"
  role          = aws_iam_role.functions.arn
  runtime       = "python3.13"
  handler       = "pets.add"
  filename      = "${path.module}/pets.zip"
}

resource "aws_lambda_permission" "api" {
  for_each = toset([
    aws_lambda_function.list_pets.function_name,
    aws_lambda_function.get_pet.function_name,
    aws_lambda_function.add_pet.function_name,
  ])

  statement_id  = "AllowApiGateway"
  action        = "lambda:InvokeFunction"
  function_name = each.value
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_api_gateway_rest_api.shelter.execution_arn}/*/*"
}

resource "aws_iam_role" "functions" {
  name = "pet-shelter-functions"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

output "api" { value = aws_apigatewayv2_api.recipes.api_endpoint }

output "client" {
  value       = aws_cognito_user_pool_client.app.id
  description = "Client id for the app"
}

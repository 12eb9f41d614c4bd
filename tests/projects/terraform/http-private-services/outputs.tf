output "endpoint" {
  description = "Base address of the API."
  value       = aws_apigatewayv2_api.services.api_endpoint
}

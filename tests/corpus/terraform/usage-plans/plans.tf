resource "aws_api_gateway_usage_plan" "plan" {
  for_each = local.plans

  name        = "weather-${each.key}"
  description = "Weather API, ${title(each.key)} plan"

  api_stages {
    api_id = aws_api_gateway_rest_api.weather.id
    stage  = aws_api_gateway_stage.weather.stage_name

    dynamic "throttle" {
      for_each = each.key == "free" ? [] : local.method_limits
      iterator = limit

      content {
        path        = limit.value.path
        rate_limit  = limit.value.rate
        burst_limit = limit.value.burst
      }
    }
  }

  dynamic "quota_settings" {
    for_each = each.value.quota[*]

    content {
      limit  = quota_settings.value.limit
      period = quota_settings.value.period
    }
  }

  throttle_settings {
    rate_limit  = each.value.rate
    burst_limit = each.value.burst
  }
}

resource "aws_api_gateway_api_key" "customer" {
  for_each = local.customers

  name        = each.key
  description = "${each.key} (${each.value})"
  enabled     = true

  tags = {
    plan = each.value
  }
}

resource "aws_api_gateway_usage_plan_key" "customer" {
  for_each = local.customers

  key_id        = aws_api_gateway_api_key.customer[each.key].id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.plan[each.value].id
}

output "key_ids" {
  description = "Ids, not values: values are read from the console by the account team"
  value       = { for name, key in aws_api_gateway_api_key.customer : name => key.id }
}

variable "plans" {
  description = "What can be bought."
  type = map(object({
    rate  = number
    burst = number
    quota = optional(object({ limit = number, period = string, offset = optional(number, 0) }))
  }))

  default = {
    free = {
      rate  = 1
      burst = 2
      quota = { limit = 100, period = "DAY" }
    }
    silver = {
      rate  = 10
      burst = 20
      quota = { limit = 50000, period = "WEEK", offset = 1 }
    }
    gold = {
      rate  = 100
      burst = 200
    }
  }
}

variable "customers" {
  description = "Who has bought what."
  type        = map(string)
  default = {
    farm      = "silver"
    sailor    = "free"
    newspaper = "gold"
  }

  validation {
    condition     = alltrue([for plan in values(var.customers) : contains(["free", "silver", "gold"], plan)])
    error_message = "There are free, silver and gold."
  }
}

locals {
  # Stage => what is different there.
  stages = {
    dev = {
      alias     = "dev"
      table     = "bookings-dev"
      retention = 3
      level     = "INFO"
      throttle  = { rate = 10, burst = 20 }
    }
    prod = {
      alias     = "prod"
      table     = "bookings"
      retention = 365
      level     = "ERROR"
      throttle  = { rate = 200, burst = 400 }
    }
  }
}

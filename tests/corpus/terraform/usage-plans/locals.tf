locals {
  plans = {
    free = {
      rate   = 1
      burst  = 2
      quota  = { limit = 500, period = "DAY" }
    }
    silver = {
      rate   = 25
      burst  = 50
      quota  = { limit = 100000, period = "MONTH" }
    }
    gold = {
      rate   = 200
      burst  = 400
      quota  = null
    }
  }

  # customer => plan
  customers = {
    "stadt-anzeiger"  = "gold"
    "meteo-bretagne"  = "silver"
    "school-project"  = "free"
  }

  # per-method limits, all plans except free
  method_limits = [
    { path = "/forecast/GET", rate = 20, burst = 40 },
    { path = "/radar/GET", rate = 5, burst = 5 },
  ]
}

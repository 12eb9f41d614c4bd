locals {
  app   = "fleet"
  stage = terraform.workspace == "default" ? "dev" : terraform.workspace

  # Two levels are enough for this API. Keys are used in every address, keep them stable.
  top_level = {
    vehicles = {}
    drivers  = {}
    trips    = {}
  }

  second_level = {
    vehicle  = { parent = "vehicles", part = "{vehicleId}" }
    driver   = { parent = "drivers", part = "{driverId}" }
    trip     = { parent = "trips", part = "{tripId}" }
    position = { parent = "vehicles", part = "positions" }
  }

  endpoints = {
    "GET vehicles"   = { fn = "list-vehicles", scope = "fleet/read" }
    "POST vehicles"  = { fn = "add-vehicle", scope = "fleet/write" }
    "GET vehicle"    = { fn = "get-vehicle", scope = "fleet/read" }
    "DELETE vehicle" = { fn = "retire-vehicle", scope = "fleet/write" }
    "GET drivers"    = { fn = "list-drivers", scope = "fleet/read" }
    "GET driver"     = { fn = "get-driver", scope = "fleet/read" }
    "PATCH driver"   = { fn = "change-driver", scope = "fleet/write" }
    "GET trips"      = { fn = "list-trips", scope = "fleet/read" }
    "GET trip"       = { fn = "get-trip", scope = "fleet/read" }
    "POST position"  = { fn = "report-position", scope = "fleet/report" }
  }

  # "GET vehicles" => { verb = "GET", on = "vehicles", ... }
  methods = {
    for key, endpoint in local.endpoints : key => merge(endpoint, {
      verb = split(" ", key)[0]
      on   = split(" ", key)[1]
    })
  }

  resource_ids = merge(
    { for key, r in aws_api_gateway_resource.top : key => r.id },
    { for key, r in aws_api_gateway_resource.second : key => r.id },
  )

  resource_paths = merge(
    { for key, r in aws_api_gateway_resource.top : key => r.path },
    { for key, r in aws_api_gateway_resource.second : key => r.path },
  )
}

"""The kinds of mistakes, by what they are made in."""

from bench.mutations.kinds import access, domains, http, openapi, rest, sam, security, stages, values

NOT_TRIED = {
    "cors-gateway-responses-missing": "A matter of practice.",
    "openapi-security-at-root-ignored": "The documents in the projects guard every operation, so it would take several mistakes.",
    "access-logging-missing": "A matter of practice.",
    "logging-without-account-role": "Another stack may own the one account resource of a Region; only waiting for it is tried.",
}
"""What some rule warns of, by its name in `docs/catalogue.yaml`, and no mutation covers."""

MUTATIONS = (
    *values.MUTATIONS,
    *rest.MUTATIONS,
    *stages.MUTATIONS,
    *access.MUTATIONS,
    *domains.MUTATIONS,
    *http.MUTATIONS,
    *openapi.MUTATIONS,
    *sam.MUTATIONS,
    *security.MUTATIONS,
)

"""The kinds of mistakes, by what they are made in."""

from bench.mutations.kinds import access, domains, http, rest, sam, security, stages, values

MUTATIONS = (
    *values.MUTATIONS,
    *rest.MUTATIONS,
    *stages.MUTATIONS,
    *access.MUTATIONS,
    *domains.MUTATIONS,
    *http.MUTATIONS,
    *sam.MUTATIONS,
    *security.MUTATIONS,
)

"""What is known of a parameter? A typed, read-only view of the docs index.

The content lives in `docs_index/` as YAML. `compile.py` turns it into one JSON shard per resource and a manifest; `Index` reads
the manifest at once and a shard when a kind of it is first asked for. Nothing here knows of a user's files.
"""

from gatewright.index.entry import PROTOCOLS, ContextVariable, Kind, Message, Param, Quota, Service, ServiceAction, TemplateMember
from gatewright.index.store import Index, installed_index

__all__ = [
    "PROTOCOLS",
    "ContextVariable",
    "Index",
    "Kind",
    "Message",
    "Param",
    "Quota",
    "Service",
    "ServiceAction",
    "TemplateMember",
    "installed_index",
]

"""The APIs that a project describes: who belongs to whom, whatever the dialect and the files."""

from gatewright.model.graph.api import APIS, Api
from gatewright.model.graph.events import Event
from gatewright.model.graph.functions import CALLERS, FUNCTIONS, ROLES, Caller, Function, Permission
from gatewright.model.graph.graph import ApiGraph
from gatewright.model.graph.methods import Authorizer, Integration, Method, OnMethod, PathResource, Route
from gatewright.model.graph.node import Node, OfApi
from gatewright.model.graph.operations import DOCUMENTS, INTEGRATION, Operation, implicit_operations
from gatewright.model.graph.stages import STAGES, Deployment, Mapping, OnStage, Setting, Stage, UsagePlan

__all__ = [
    "APIS",
    "CALLERS",
    "DOCUMENTS",
    "FUNCTIONS",
    "INTEGRATION",
    "ROLES",
    "STAGES",
    "Api",
    "ApiGraph",
    "Authorizer",
    "Caller",
    "Deployment",
    "Event",
    "Function",
    "Integration",
    "Mapping",
    "Method",
    "Node",
    "OfApi",
    "OnMethod",
    "OnStage",
    "Operation",
    "PathResource",
    "Permission",
    "Route",
    "Setting",
    "Stage",
    "UsagePlan",
    "implicit_operations",
]

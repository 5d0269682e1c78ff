"""The description of the interface for people: drawn here from the same schema, without any script."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from api.views.interface import api


@dataclass(frozen=True)
class Operation:
    """One address with what may be asked and what comes back."""

    address: str
    summary: str
    description: str
    parameters: list[dict[str, Any]]
    answer: str


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Every address and every type."""
    schema = api.get_openapi_schema()
    context = {
        "about": schema["info"]["description"],
        "operations": [_operation(address, methods["get"]) for address, methods in schema["paths"].items()],
        "types": [_type(name, told) for name, told in schema["components"]["schemas"].items() if name != "Asked"],
    }
    return render(request, "api/docs.html", context)


def _operation(address: str, told: dict[str, Any]) -> Operation:
    content: dict[str, Any] = told["responses"][200].get("content", {})
    answers = [_name(one["schema"]) for one in content.values()]
    parameters = [_parameter(one) for one in told["parameters"]]
    return Operation(address, told["summary"], told.get("description", ""), parameters, ", ".join(answers))


def _parameter(told: dict[str, Any]) -> dict[str, str]:
    about = told.get("description") or told["schema"].get("description", "")
    return {"name": told["name"], "type": _name(told["schema"]), "about": about}


def _type(name: str, told: dict[str, Any]) -> dict[str, Any]:
    fields = [
        {"name": field, "type": _name(about), "about": about.get("description", "")}
        for field, about in told.get("properties", {}).items()
    ]
    return {"name": name, "about": told.get("description", ""), "fields": fields}


def _name(about: dict[str, Any]) -> str:
    """A type in words: `list of Case`, `string or null`."""
    if "$ref" in about:
        return str(about["$ref"]).rpartition("/")[2]
    if "anyOf" in about:
        return " or ".join(_name(one) for one in about["anyOf"])
    if about.get("type") == "array":
        return f"list of {_name(about['items'])}"
    return " or ".join(map(repr, about["enum"])) if "enum" in about else str(about.get("type", ""))

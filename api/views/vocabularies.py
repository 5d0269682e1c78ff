"""The words by which cases and threads are found."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from api import schemas
from tags import finding

router = Router(tags=["vocabularies"])


@router.get("/countries", response=list[schemas.Country], summary="All countries and areas")
def countries(request: HttpRequest) -> list[dict[str, Any]]:
    """In the order of their names in the reader's language."""
    return [
        {
            "code": tag.code,
            "name": tag.label,
            "region": tag.region_label,
            "subregion": tag.subregion_label,
            "url": request.build_absolute_uri(tag.get_absolute_url()),
        }
        for tag in finding.countries()
    ]


@router.get("/themes", response=list[schemas.Theme], summary="All themes")
def themes(request: HttpRequest) -> list[dict[str, Any]]:
    """In the order of their labels in the reader's language."""
    return [
        {
            "slug": tag.slug,
            "label": tag.label,
            "goals": list(tag.goals),
            "url": request.build_absolute_uri(tag.get_absolute_url()),
        }
        for tag in finding.themes()
    ]

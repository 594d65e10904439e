"""Coding of a posted report over the API."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated

from fastapi import HTTPException
from pydantic import BaseModel, Field

from saksi.export.contract import report_form
from saksi.model import Interval, Report, report_id
from saksi.pipeline import Pipeline, build
from saksi.settings import Settings
from saksi.store.people import AccountRole
from saksi.web.api.access import ApiReader
from saksi.web.api.answers import Json, api
from saksi.web.security.guards import Data

router = api("coding")

_LONGEST = 500_000


class PostedReport(BaseModel):
    """A report as a program sends it; `published` unknown stays unknown."""

    text: Annotated[str, Field(min_length=1, max_length=_LONGEST)]
    name: Annotated[str, Field(max_length=200)] = "posted.txt"
    outlet: Annotated[str | None, Field(max_length=200)] = None
    url: Annotated[str | None, Field(max_length=2_000)] = None
    title: Annotated[str | None, Field(max_length=1_000)] = None
    published: date | None = None
    language: Annotated[str | None, Field(pattern="^[a-z]{2}$")] = None


@cache
def _pipeline() -> Pipeline:
    """The pipeline with the reader of the settings, one a process."""
    return build(Settings.of().reader)


@router.post("/code")
def code(posted: PostedReport, held: Data, asker: ApiReader, store: bool = False) -> Json:
    """The records of a report in the contract's form; with `store` it is kept too, which needs the role reviewer."""
    if store and not asker.may(AccountRole.REVIEWER):
        raise HTTPException(403, f"to keep a report needs the role reviewer; {asker.name} has {asker.role.value}")
    report = Report(
        id=report_id(posted.text),
        name=posted.name,
        raw=posted.text,
        outlet=posted.outlet,
        url=posted.url,
        title=posted.title,
        published=Interval.day(posted.published) if posted.published else None,
        language=posted.language,
    )
    coded = _pipeline().code(report)
    if store:
        run = held.begin(_pipeline().reader.name)
        held.save(run, coded.report, coded.text, _pipeline().reader.name, coded.records)
        held.finish(run)
    return {"report_id": report.id, "stored": store, **report_form(coded.report, coded.records)}

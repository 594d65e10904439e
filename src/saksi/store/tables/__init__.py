"""The tables of schema `SCHEMA_VERSION`, as queries name them; `saksi.store.migrations` makes them."""

from saksi.store.tables.base import metadata
from saksi.store.tables.incidents import (
    families,
    family_reports,
    incident_actors,
    incident_bodies,
    incident_records,
    incident_reports,
    incidents,
)
from saksi.store.tables.judgements import judgements
from saksi.store.tables.people import accounts, api_tokens, interface_settings, sessions
from saksi.store.tables.records import (
    PARTS,
    actors,
    attribution,
    claims,
    evidence,
    harm,
    places,
    records,
    scores,
    times,
    triggers,
)
from saksi.store.tables.reports import cleanings, codings, failures, repairs, reports, runs, schema_version
from saksi.store.tables.tasks import tasks

#: Raised with every migration; a store of a higher version is not opened.
SCHEMA_VERSION = 3

__all__ = [
    "PARTS",
    "SCHEMA_VERSION",
    "accounts",
    "actors",
    "api_tokens",
    "attribution",
    "claims",
    "cleanings",
    "codings",
    "evidence",
    "failures",
    "families",
    "family_reports",
    "harm",
    "incident_actors",
    "incident_bodies",
    "incident_records",
    "incident_reports",
    "incidents",
    "interface_settings",
    "judgements",
    "metadata",
    "places",
    "records",
    "repairs",
    "reports",
    "runs",
    "schema_version",
    "scores",
    "sessions",
    "tasks",
    "times",
    "triggers",
]

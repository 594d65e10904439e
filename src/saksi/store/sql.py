"""The store on any SQL database, put together by subject; what differs between databases stands in a dialect."""

from __future__ import annotations

from saksi.store.incident_store import SqlIncidents
from saksi.store.judgement_store import SqlJudgements
from saksi.store.people_store import SqlPeople
from saksi.store.report_store import SqlReports
from saksi.store.search import SqlSearch
from saksi.store.task_store import SqlTasks


class SqlStore(SqlReports, SqlIncidents, SqlJudgements, SqlPeople, SqlSearch, SqlTasks):
    """A `saksi.store.Store` on an engine."""

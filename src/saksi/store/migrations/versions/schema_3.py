"""Schema 3: what a task set out to do; the best figure of an incident's dead beside the lowest and highest. Frozen."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, MetaData, Table

from saksi.store.columns import Ident, Words

revision = "3"
down_revision = "2"

metadata = MetaData()

tasks = Table(
    "tasks",
    metadata,
    Column("name", Ident(40), primary_key=True),
    Column("plan", Words, nullable=False),
)

_DEAD = ["deaths_low", "deaths_best", "deaths_high"]


def upgrade() -> None:
    """Add the table and the columns; charts read the sums of the dead off two indexes, which hold the best too."""
    metadata.create_all(op.get_bind(), checkfirst=False)
    for name in ("incidents", "incident_actors"):
        op.add_column(name, Column("deaths_best", BigInteger))
    op.drop_index("ix_incidents_month", "incidents")
    op.create_index("ix_incidents_month", "incidents", ["month", *_DEAD])
    op.drop_index("ix_incident_actors_toll", "incident_actors")
    op.create_index("ix_incident_actors_toll", "incident_actors", ["role", "name", *_DEAD])

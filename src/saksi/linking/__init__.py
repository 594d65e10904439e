"""Linking a store: its reports into families, their records into incidents. `saksi merge`, and the end of `saksi code`.

What is new is linked with what lies near it in time, and the rest stays as it is. A run writes in portions; after each,
every record is in one incident as before or as it will be. It keeps what it set out to do: where a run is killed, the
next one does the same again, which comes out the same, and then goes on with what came since.
"""

from saksi.linking.desk import Lost, relink
from saksi.linking.report import LinkReport
from saksi.linking.run import link_store

__all__ = ["LinkReport", "Lost", "link_store", "relink"]

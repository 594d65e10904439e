"""The columns of the Parquet tables, in order."""

from __future__ import annotations

import pyarrow as pa

_TEXT, _WHOLE, _REAL, _DAY, _FLAG = pa.string(), pa.int64(), pa.float64(), pa.date32(), pa.bool_()
_PARTY = pa.struct({"name": _TEXT, "words": _TEXT, "id": _TEXT, "kind": _TEXT})
_ACTOR = pa.struct({"text": _TEXT, "actor_id": _TEXT, "kind": _TEXT, "start": _WHOLE, "end": _WHOLE})
_HARM = {"kind": _TEXT, "who": _TEXT, "low": _WHOLE, "high": _WHOLE, "text": _TEXT, "speaker": _TEXT, "is_total": _FLAG}
_PLACE = pa.struct(
    {
        **dict.fromkeys(("text", "name", "place_id", "country", "admin1", "admin2"), _TEXT),
        **dict.fromkeys(("lat", "lon"), _REAL),
        **dict.fromkeys(("geo_precision", "where_prec", "start", "end"), _WHOLE),
    }
)
_PASSAGE = pa.struct({"start": _WHOLE, "end": _WHOLE, "words": _TEXT})

#: Incidents.
INCIDENTS = pa.schema(
    {
        "incident_id": _TEXT,
        "event_type": _TEXT,
        "start": _DAY,
        "end": _DAY,
        "time_precision": _WHOLE,
        "date_prec": _WHOLE,
        "place": _TEXT,
        "place_words": _TEXT,
        "place_id": _TEXT,
        "country": _TEXT,
        "admin1": _TEXT,
        "admin2": _TEXT,
        "lat": _REAL,
        "lon": _REAL,
        "geo_precision": _WHOLE,
        "where_prec": _WHOLE,
        "actors": pa.list_(_PARTY),
        "recipients": pa.list_(_PARTY),
        "deaths_low": _WHOLE,
        "deaths_best": _WHOLE,
        "deaths_high": _WHOLE,
        "deaths_a": _WHOLE,
        "deaths_b": _WHOLE,
        "deaths_civilians": _WHOLE,
        "deaths_unknown": _WHOLE,
        "acled_fatalities": _WHOLE,
        "civilian_deaths_low": _WHOLE,
        "civilian_deaths_high": _WHOLE,
        "grade": _TEXT,
        "families": _WHOLE,
        "reports": _WHOLE,
        "record_ids": pa.list_(_TEXT),
        "related": pa.list_(pa.struct({"incident": _TEXT, "kind": _TEXT})),
    }
)
#: Records.
RECORDS = pa.schema(
    {
        "incident_id": _TEXT,
        "record_id": _TEXT,
        "report_id": _TEXT,
        "report": _TEXT,
        "outlet": _TEXT,
        "url": _TEXT,
        "title": _TEXT,
        "published_start": _DAY,
        "published_end": _DAY,
        "language": _TEXT,
        "family": _TEXT,
        "event_type": _TEXT,
        "modality": _TEXT,
        "background": _FLAG,
        "actors": pa.list_(_ACTOR),
        "recipients": pa.list_(_ACTOR),
        "place": _PLACE,
        "origin": _PLACE,
        "time_words": _TEXT,
        "start": _DAY,
        "end": _DAY,
        "time_precision": _WHOLE,
        "date_prec": _WHOLE,
        "time_basis": _TEXT,
        "harm": pa.list_(pa.struct({**_HARM, "start": _WHOLE, "end": _WHOLE})),
        "attribution": pa.list_(_TEXT),
        "value": _TEXT,
        "evidence": pa.list_(_PASSAGE),
        "reader": _TEXT,
    }
)
#: Claims.
CLAIMS = pa.schema(
    {
        "incident_id": _TEXT,
        "number": _WHOLE,
        "record_id": _TEXT,
        "report_id": _TEXT,
        "outlet": _TEXT,
        "published_start": _DAY,
        "published_end": _DAY,
        "family": _TEXT,
        "field": _TEXT,
        "value": _TEXT,
        "kind": _TEXT,
        "who": _TEXT,
        "low": _WHOLE,
        "high": _WHOLE,
        "is_total": _FLAG,
        "modality": _TEXT,
        "background": _FLAG,
        "speaker": _TEXT,
        "words": _TEXT,
        "start": _WHOLE,
        "end": _WHOLE,
        "revised_by": _WHOLE,
    }
)

"""What schema 2 needs beyond plain tables: full text, an index of places, judgements that stay. One list a database."""

from __future__ import annotations

_KEEP = "judgements are added, never changed or removed"

SQLITE = (
    # Contentless: the text stays in `reports`; `rowid` is the report's key.
    "CREATE VIRTUAL TABLE report_words USING fts5(words, content='', tokenize='unicode61 remove_diacritics 0')",
    "CREATE VIRTUAL TABLE incident_places USING rtree(incident, south, north, west, east)",
    """CREATE TRIGGER incident_placed AFTER INSERT ON incidents WHEN NEW.lat IS NOT NULL BEGIN
      INSERT INTO incident_places VALUES (NEW.key, NEW.lat, NEW.lat, NEW.lon, NEW.lon);
    END""",
    """CREATE TRIGGER incident_moved AFTER UPDATE OF lat, lon ON incidents
      WHEN NEW.lat IS NOT OLD.lat OR NEW.lon IS NOT OLD.lon BEGIN
      DELETE FROM incident_places WHERE incident = OLD.key;
      INSERT INTO incident_places SELECT NEW.key, NEW.lat, NEW.lat, NEW.lon, NEW.lon WHERE NEW.lat IS NOT NULL;
    END""",
    """CREATE TRIGGER incident_gone AFTER DELETE ON incidents BEGIN
      DELETE FROM incident_places WHERE incident = OLD.key;
    END""",
    f"""CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements BEGIN
      SELECT RAISE(ABORT, '{_KEEP}');
    END""",
    f"""CREATE TRIGGER judgements_remain BEFORE DELETE ON judgements BEGIN
      SELECT RAISE(ABORT, '{_KEEP}');
    END""",
    "CREATE TABLE changes (count INTEGER NOT NULL)",
    "INSERT INTO changes VALUES (0)",
)

POSTGRESQL = (
    """CREATE TABLE report_words (
      report INTEGER PRIMARY KEY REFERENCES reports ON DELETE CASCADE, words tsvector NOT NULL)""",
    "CREATE INDEX ix_report_words ON report_words USING gin (words)",
    "CREATE INDEX ix_incidents_point ON incidents USING gist (point(lon, lat))",
    f"""CREATE FUNCTION judgements_stay() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION '{_KEEP}'; END $$""",
    """CREATE TRIGGER judgements_stay BEFORE UPDATE OR DELETE ON judgements
      FOR EACH ROW EXECUTE FUNCTION judgements_stay()""",
    """CREATE TRIGGER judgements_remain BEFORE TRUNCATE ON judgements
      FOR EACH STATEMENT EXECUTE FUNCTION judgements_stay()""",
)

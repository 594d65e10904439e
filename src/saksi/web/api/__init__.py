"""The REST API under /api/v1: what programs read and decide; one file a subject, listed in `saksi.web.sections`."""

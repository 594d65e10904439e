"""The pages of the desk: one file a subject, each with its `router`, listed in `saksi.web.sections`."""

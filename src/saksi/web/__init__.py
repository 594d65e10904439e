"""The web desk and the programs' interface: `saksi.web.app.create_app` (DESIGN section 2, stage 9)."""

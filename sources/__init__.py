"""How the data that Saksi ships was made from its sources."""

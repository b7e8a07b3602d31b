"""The official form as data: one TOML file a form, and its loader."""

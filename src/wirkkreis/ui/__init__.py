"""The look: components, base templates, stylesheet, scripts and form rendering."""

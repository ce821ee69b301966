"""The one place where a mode becomes behaviour; every interaction passes here."""

"""The report: content (values), charts, PDF, signatures, verification."""

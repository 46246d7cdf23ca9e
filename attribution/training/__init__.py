"""Train the shipped models from annotated data (extra ``train``)."""

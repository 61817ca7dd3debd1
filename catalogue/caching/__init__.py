"""Caching: results of earlier builds, kept by what they were made of, and never believed without a check."""

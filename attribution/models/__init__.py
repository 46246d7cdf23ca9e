"""Shipped weights, each with a model card, and the one format they are stored in."""

from attribution.models.weights import Weights, load, save

__all__ = ["Weights", "load", "save"]

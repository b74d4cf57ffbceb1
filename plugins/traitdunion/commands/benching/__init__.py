"""Benching: this engine and its peers, side by side on one generated magazine."""

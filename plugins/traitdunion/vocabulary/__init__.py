"""The words of the project as frozen values. This layer knows nothing but itself."""

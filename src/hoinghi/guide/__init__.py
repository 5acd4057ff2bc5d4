"""The guide inside the application: the Vietnamese pages of ``docs/`` and where they are needed."""

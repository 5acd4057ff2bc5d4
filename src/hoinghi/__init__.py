"""hoinghi: kế hoạch vào, hội nghị ra."""

__version__ = "0.1.0"

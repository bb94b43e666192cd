"""What holds for all tests: no generated example fails because a machine is slow."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("unhurried", parent=settings(), deadline=None, suppress_health_check=(HealthCheck.too_slow,))
settings.load_profile("unhurried")

"""Wake open pages: `live.ring(…)` when something happened, `live.recheck(…)` when someone lost a right."""

from live.ringing import recheck, ring

__all__ = ["recheck", "ring"]

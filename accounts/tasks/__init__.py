"""What is done for members slowly."""

from accounts.tasks.letters import LEASE, send_letter
from accounts.tasks.sweeping import KEPT, sweep

__all__ = ["KEPT", "LEASE", "send_letter", "sweep"]

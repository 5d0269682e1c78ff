"""What is done for members slowly."""

from accounts.tasks.letters import LEASE, send_letter
from accounts.tasks.seats import send_invitations, sweep_applications, tell_applicant
from accounts.tasks.sweeping import KEPT, sweep

__all__ = ["KEPT", "LEASE", "send_invitations", "send_letter", "sweep", "sweep_applications", "tell_applicant"]

"""What is done for members slowly."""

from accounts.tasks.copying import make_copy
from accounts.tasks.leaving import WAY_BACK, tell_of_leaving
from accounts.tasks.letters import LEASE, send_letter
from accounts.tasks.seats import send_invitations, sweep_applications, tell_applicant
from accounts.tasks.sessions import forget_sessions
from accounts.tasks.sweeping import KEPT, sweep

__all__ = [
    "KEPT",
    "LEASE",
    "WAY_BACK",
    "forget_sessions",
    "make_copy",
    "send_invitations",
    "send_letter",
    "sweep",
    "sweep_applications",
    "tell_applicant",
    "tell_of_leaving",
]

"""Mails that are not about signing in: each in its reader's language."""

from accounts.emails.leaving import copy, leaving
from accounts.emails.letters import letter
from accounts.emails.seats import decision, invitation

__all__ = ["copy", "decision", "invitation", "leaving", "letter"]

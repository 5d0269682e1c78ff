"""Mails to members that are not about signing in: each in its reader's language."""

from accounts.emails.letters import letter

__all__ = ["letter"]

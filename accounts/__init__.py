"""Members, sign-in, audiences; `require` is how every action says no."""

from accounts.refusing import Refused, require

__all__ = ["Refused", "require"]

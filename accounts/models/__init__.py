"""Members and what belongs to them."""

from accounts.models.members import (
    LoginField,
    NameKeyField,
    User,
    check_languages,
    check_name,
    check_time_zone,
)

__all__ = ["LoginField", "NameKeyField", "User", "check_languages", "check_name", "check_time_zone"]

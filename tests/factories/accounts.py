"""Members as sign-up leaves them: address verified, password usable."""

from typing import Any

import factory
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from accounts.models import User

PASSWORD = "seven-seats-under-a-tree"


class UserFactory(factory.django.DjangoModelFactory):
    """`UserFactory(display_name="Ana", groups=["Moderators"])`; the password is `PASSWORD`."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    handle = factory.Sequence(lambda n: f"member-{n}")
    email = factory.LazyAttribute(lambda user: f"{user.handle}@example.org")
    display_name = factory.Sequence(lambda n: f"Demo Member {n}")
    password = PASSWORD

    @classmethod
    def _create(cls, model_class: type[User], *_args: Any, **fields: Any) -> User:
        return model_class.objects.create_user(**fields)

    @factory.post_generation
    def verified(self, create: bool, extracted: bool | None, **_fields: Any) -> None:
        if create and extracted is not False:
            EmailAddress.objects.create(user=self, email=self.email, verified=True, primary=True)

    @factory.post_generation
    def groups(self, create: bool, extracted: list[str] | None, **_fields: Any) -> None:
        if create and extracted:
            self.groups.set(Group.objects.filter(name__in=extracted))

"""The forms of the house, of seats that are asked for and offered, and of a member's first steps."""

from uuid import uuid4

from accounts.models import User
from house import actions as house
from tests.factories.accounts import InvitationFactory, a_wish
from tests.factories.forum import BoardFactory
from tests.laws.sending import A_PASSWORD, TEXT, Fields, Form, Values, a_button


def a_house() -> Fields:
    decided = {"name": TEXT, "sender": "house@example.org", "languages": ["en", "fr"], "registration": "approval"}
    return {**decided, "introductions": ""}


def setup() -> Fields:
    person = {"display_name": TEXT, "email": "first@example.org", "password": A_PASSWORD}
    return {**a_house(), **person, "token": house.new_setup_token()}


def a_token(_sender: User) -> Values:
    house.new_setup_token()
    return {}


def somebody_s_wish(_sender: User) -> Values:
    return {"pk": a_wish().pk}


def invited() -> Fields:
    common = {"language": "fr", "country": "BJ", "organisation": "", "days": "30", "key": str(uuid4())}
    return {**common, "addresses": "guest@example.org", "note": TEXT}


def a_link() -> Fields:
    return {"link-seats": "30", **{f"link-{name}": invited()[name] for name in ("language", "country", "days", "key")}}


def an_invitation(_sender: User) -> Values:
    return {"pk": InvitationFactory().pk}


def introductions(_sender: User) -> Values:
    house.change(introductions=BoardFactory().slug)
    return {}


def hello() -> Fields:
    return {"title": "Hello", "language": "en", "body": TEXT, "key": str(uuid4())}


FORMS = {
    # the first steps
    "welcome/": Form(lambda: {"interface_language": "fr", "time_zone": "Africa/Porto-Novo"}),
    "welcome/follow/": Form(lambda: {"themes": ["health"], "countries": ["BJ"]}),
    "welcome/hello/": Form(hello, introductions, broken={"title": ""}),
    # seats
    "invitations/": Form(invited, sender="moderator", broken={"days": "none"}),
    "invitations/link/": Form(a_link, sender="moderator", broken={"link-organisation": TEXT * 10}),
    "invitations/<int:pk>/revoke/": a_button(an_invitation, sender="moderator"),
    "invitations/<int:pk>/send-again/": a_button(an_invitation, sender="moderator"),
    # running the site
    "setup/": Form(setup, a_token, "visitor", broken={"email": "nowhere"}),
    "administration/": Form(a_house, sender="admin", broken={"sender": "nowhere"}),
    "administration/test-mail/": a_button(sender="admin"),
    "administration/rest/": Form(lambda: {"act": "rest", "words": TEXT}, sender="admin", broken={"act": "none"}),
    "applications/<int:pk>/admit/": a_button(somebody_s_wish, sender="moderator"),
    "applications/<int:pk>/refuse/": Form(
        lambda: {"sentence": TEXT}, somebody_s_wish, "moderator", broken={"sentence": TEXT * 50}
    ),
}

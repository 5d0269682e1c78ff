"""What members say of themselves is in the language it seems to be in, or in the one they choose."""

import re

import pytest
from django.urls import reverse

from accounts.models import User

EDIT = reverse("pages:edit_profile")
PROFILE = {"display_name": "Ana Lúcia", "interface_language": "fr", "time_zone": "UTC"}
ARABIC = "أعمل مع لجان المياه في القرى، وأود أن أسمع كيف تُدار الآبار عندكم."


def about(client, **said):
    """How a member's words about oneself are marked on the profile, after they were sent."""
    client.post(EDIT, {**PROFILE, **said})
    page = client.get(User.objects.get().get_absolute_url()).content.decode()
    return re.search(r'<div class="prose after"><p ([^>]*)>', page)[1]


@pytest.mark.parametrize(
    ("said", "marks"),
    [
        ({"about": ARABIC}, 'lang="ar" dir="rtl"'),
        ({"about": ARABIC, "about_language": ""}, 'lang="ar" dir="rtl"'),
        ({"about": ARABIC, "about_language": "fa"}, 'lang="fa" dir="rtl"'),
        ({"about": "Mukwa"}, 'dir="auto"'),
    ],
)
def test_what_one_says_of_oneself_is_in_the_language_it_seems_to_be_in_or_the_chosen_one(client, member, said, marks):
    client.force_login(member)

    assert about(client, **said) == marks


def test_the_guess_follows_the_next_text_and_what_was_chosen_stays(client, member):
    client.force_login(member)
    chosen = '<option value="{}" selected>'.format

    about(client, about=ARABIC)
    assert chosen("") in client.get(EDIT).content.decode()
    about(client, about=ARABIC, about_language="fa")
    assert chosen("fa") in client.get(EDIT).content.decode()


def test_other_changes_leave_that_language_alone(client, member):
    client.force_login(member)
    about(client, about=ARABIC, about_language="fa")

    client.post("/welcome/", {"interface_language": "pt", "time_zone": "Africa/Maputo"})

    assert User.objects.get().about_language == "fa"

"""The directory and the profiles: who sees whom, and who describes whom."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from tests.factories.accounts import UserFactory

MEMBERS = reverse("pages:members")
EDIT = reverse("pages:edit_profile")
PROFILE = {
    "display_name": "Ana Lúcia",
    "country": "BJ",
    "about": "Water committees in the north.",
    "languages": ["fr", "yo"],
    "interface_language": "fr",
    "time_zone": "Africa/Porto-Novo",
    "is_public": "on",
}


def test_visitors_see_only_those_who_show_themselves(client, db):
    shown = UserFactory(display_name="Shown", is_public=True)
    hidden = UserFactory(display_name="Hidden")
    UserFactory(display_name="Suspended", is_public=True, suspended_at=timezone.now())

    page = client.get(MEMBERS).content.decode()

    assert "Shown" in page
    assert "Hidden" not in page
    assert "Suspended" not in page
    assert client.get(shown.get_absolute_url()).status_code == 200
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_a_visitor_who_follows_a_name_is_led_to_sign_in_and_back(client, member):
    answer = client.get(member.get_absolute_url())

    page = answer.content.decode()
    assert answer.status_code == 404
    assert "Members’ profiles can be read after signing in." in page
    assert f'href="/accounts/login/?next={member.get_absolute_url()}">' in page
    assert member.display_name not in page


def test_a_visitor_does_not_learn_who_is_a_member(client, db):
    handles = [UserFactory().handle, UserFactory(is_active=False).handle, "nobody-at-all"]
    handles.append(UserFactory(is_public=True, suspended_at=timezone.now()).handle)

    answers = [client.get(f"/members/{handle}/") for handle in handles]
    told = [client.get(f"/members/{handle}/", headers={"accept": "application/json"}) for handle in handles]

    pages = {answer.content.decode().replace(handle, "…") for handle, answer in zip(handles, answers, strict=True)}
    assert len(pages) == 1
    assert {answer.status_code for answer in answers} == {404}
    assert {answer.content for answer in told} == {told[0].content}


def test_a_member_is_told_that_nobody_has_the_handle(client, member):
    client.force_login(member)

    answer = client.get("/members/nobody-at-all/")

    assert answer.status_code == 404
    assert "after signing in" not in answer.content.decode()


def test_members_see_each_other_and_no_address(client, member, reader):
    client.force_login(reader)

    page = client.get(member.get_absolute_url()).content.decode()

    assert "Ana Member" in page
    assert "Benin" in page
    assert member.email not in page
    assert "Ana Member" in client.get(MEMBERS).content.decode()


def test_nobody_sees_a_closed_account(client, member):
    closed = UserFactory(is_active=False, is_public=True)
    client.force_login(member)

    assert client.get(closed.get_absolute_url()).status_code == 404


def test_profiles_stay_out_of_search_engines(client, db):
    answer = client.get(UserFactory(is_public=True).get_absolute_url())

    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_profile_is_text_and_nothing_else(client, member):
    member.about = "<script>alert(1)</script>\n\nسلام"
    member.display_name = "<b>Ana</b>"
    member.save()
    client.force_login(member)

    page = client.get(member.get_absolute_url()).content.decode()

    assert "<script>alert" not in page
    assert "<b>Ana" not in page


def test_the_directory_is_read_by_name_and_page_by_page(client, member, django_assert_max_num_queries):
    names = ["Élodie", "elif", "Zara", *(f"Member {n:03}" for n in range(60))]
    for name in names:
        UserFactory(display_name=name, verified=False)
    client.force_login(member)

    with django_assert_max_num_queries(5):
        first = client.get(MEMBERS)
    with django_assert_max_num_queries(6):
        second = client.get(MEMBERS, {"after": first.context["after"]})

    read = [person.display_name for page in (first, second) for person in page.context["members"]]
    assert read == ["Ana Member", "elif", "Élodie", *(f"Member {n:03}" for n in range(60)), "Zara"]
    assert second.context["after"] == ""
    assert client.get(f"{MEMBERS}?after=nobody").status_code == 404


def test_a_profile_page_asks_little(client, member, reader, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        client.get(UserFactory.build().get_absolute_url())
    client.force_login(reader)
    with django_assert_max_num_queries(9):
        client.get(member.get_absolute_url())


def test_a_member_describes_oneself(client, member):
    client.force_login(member)
    client.get("/members/?lang=es")

    answer = client.post(EDIT, PROFILE)
    ana = User.objects.get()

    assert answer.url == member.get_absolute_url()
    assert (ana.display_name, ana.country.code, ana.languages, ana.is_public) == ("Ana Lúcia", "BJ", ["fr", "yo"], True)
    assert ana.name_key == "ana lucia"
    assert client.get(MEMBERS).headers["Content-Language"] == "fr"
    page = client.get(member.get_absolute_url()).content.decode()
    assert "Yorùbá" in page
    assert "Water committees" in page


def test_a_line_end_is_one_character(client, member):
    client.force_login(member)

    answer = client.post(EDIT, {**PROFILE, "about": "ab\r\n" * 333})

    assert answer.status_code == 302
    member.refresh_from_db()
    assert member.about == "\n".join(["ab"] * 333)


@pytest.mark.parametrize(
    "wrong",
    [
        {"display_name": ""},
        {"display_name": "A" * 81},
        {"display_name": "\u202eAna"},
        {"country": "XX"},
        {"about": "a" * 1001},
        {"about_language": "xx"},
        {"languages": ["xx"]},
        {"languages": ["aa", "ab", "ae", "af", "ak", "am", "an", "ar", "as", "av", "ay", "az", "ba"]},
        {"interface_language": "de"},
        {"time_zone": "Mars/Base"},
    ],
)
def test_what_is_not_known_is_refused_and_the_text_kept(client, member, wrong):
    client.force_login(member)

    answer = client.post(EDIT, {**PROFILE, "about": "Water committees", **wrong})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == list(wrong)
    assert "Water committees" in answer.content.decode() or "about" in wrong
    assert User.objects.get().display_name == "Ana Member"
    assert "Ana Member" in answer.content.decode()


def test_a_signed_out_member_keeps_the_text(client, member):
    answer = client.post(EDIT, PROFILE)

    assert answer.status_code == 403
    assert "You are signed out." in answer.content.decode()
    assert "Water committees in the north." in answer.content.decode()
    assert User.objects.get().about == ""


def test_scripts_ask_who_is_signed_in(client, member):
    visitor = client.get(reverse("accounts:me"))
    assert visitor.status_code == 401
    assert visitor.json()["member"] is None
    assert visitor.json()["detail"]

    client.force_login(member)
    answer = client.get(reverse("accounts:me"))
    assert answer.json()["member"] == member.pk
    assert len(answer.json()["csrf_token"]) == 64
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_directory_does_not_go_on_from_somebody_who_is_not_shown(client, member):
    answers = [client.get("/members/", {"after": handle}) for handle in (member.handle, "nobody", "no\x00body")]

    assert [answer.status_code for answer in answers] == [404, 404, 404]

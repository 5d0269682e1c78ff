"""Moderators invite by addresses, by a file and by a link; whoever comes takes a seat in the invitation's language."""

from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Invitation, User
from accounts.tasks import send_invitations
from house import actions as house
from tests.factories.accounts import PASSWORD, InvitationFactory

INVITE = "/invitations/"
SIGN_UP = reverse("account_signup")
ANA = {"display_name": "Ana Lúcia", "email": "ana@example.org", "password1": PASSWORD}


@pytest.fixture
def host(client, moderator):
    client.force_login(moderator)
    return client


def asked(addresses="", **changes):
    common = {"language": "fr", "country": "BJ", "organisation": "Water Office", "days": "30", "note": "Come along."}
    return {"addresses": addresses, "key": str(uuid4()), **common, **changes}


def a_link(**changes):
    fields = {"language": "pt", "country": "MZ", "organisation": "", "days": "7", "seats": "2", "key": str(uuid4())}
    return {f"link-{name}": value for name, value in (fields | changes).items()}


def test_addresses_are_invited_in_their_language(host):
    answer = host.post(INVITE, asked("ana@example.org\nBen@Example.org, Ben Okello, English, Uganda, Health Office\n"))
    send_invitations.call()

    assert answer.status_code == 302
    ana, ben = Invitation.objects.order_by("pk")
    assert (ana.language, ana.country.code, ana.organisation) == ("fr", "BJ", "Water Office")
    assert (ben.email, ben.display_name) == ("ben@example.org", "Ben Okello")
    assert (ben.language, ben.country.code, ben.organisation) == ("en", "UG", "Health Office")
    assert [(message.to, message.extra_headers["Content-Language"]) for message in mail.outbox] == [
        (["ana@example.org"], "fr"),
        (["ben@example.org"], "en"),
    ]
    assert f"http://testserver{ana.path}" in mail.outbox[0].body
    assert "Come along." in mail.outbox[0].body


def test_a_table_is_read_by_its_headings(host):
    table = "País;Correo electrónico;Nombre\r\nPerú;ana@example.org;Ana\r\n;ben@example.org;Ben\r\n"
    file = SimpleUploadedFile("people.csv", table.encode("utf-8-sig"))

    host.post(INVITE, asked(file=file))

    found = {one.email: (one.display_name, one.country.code) for one in Invitation.objects.all()}
    assert found == {"ana@example.org": ("Ana", "PE"), "ben@example.org": ("Ben", "BJ")}


@pytest.mark.parametrize(
    "line",
    [
        "Ana Lúcia <ana@example.org>; Ben@example.org",
        '"Lúcia, Ana" <ana@example.org>, Ben <ben@example.org>',
        "ana@example.org, ben@example.org",
    ],
)
def test_a_line_of_addresses_as_mail_programs_list_them_invites_each(host, line):
    host.post(INVITE, asked(f"first@example.org\n{line}"))

    invited = set(Invitation.objects.values_list("email", flat=True))
    assert invited == {"first@example.org", "ana@example.org", "ben@example.org"}


def test_of_two_lines_about_one_address_the_first_holds(host):
    host.post(INVITE, asked("ana@example.org, Ana, francês, Brasil, Fiocruz\nANA@example.org, Somebody"))

    ana = Invitation.objects.get()
    assert (ana.display_name, ana.language, ana.organisation) == ("Ana", "fr", "Fiocruz")


def test_a_table_without_a_column_of_addresses_is_told_so_once(host):
    answer = host.post(INVITE, asked(file=SimpleUploadedFile("people.csv", b"name;phone\nAna;1\nBen;2\n")))

    assert answer.status_code == 422
    assert answer.content.decode().count("Line 1 holds no e-mail address, and names no column “E-mail”.") == 2
    assert "Line 2" not in answer.content.decode()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("nowhere", "Line 2: “nowhere” is no e-mail address."),
        ("ben@example.org, Ben, Klingon", "Line 2: “Klingon” is no language of this site."),
        ("ben@example.org, Ben, fr, Atlantis", "Line 2: “Atlantis” is no country that we know."),
        ("ben@example.org, " + "B" * 81, "Line 2: A name or an address in it is too long."),
        ("ben@example.org, ...", "Line 2: Write the name in letters that everyone can see."),
    ],
)
def test_one_wrong_line_is_said_and_nobody_is_invited(host, line, sentence):
    answer = host.post(INVITE, asked(f"ana@example.org\n{line}"))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "ana@example.org" in answer.content.decode()
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    "content", [b"\x89PNG\x00\xff", "ana@example.org, Jos\u00e9".encode("latin-1"), b"a" * 1_100_000]
)
def test_a_file_that_is_no_table_is_refused(host, content):
    assert host.post(INVITE, asked(file=SimpleUploadedFile("people.csv", content))).status_code == 422
    assert not Invitation.objects.exists()


def test_a_thousand_at_once_and_no_more(host):
    lines = [f"guest-{number}@example.org" for number in range(1001)]

    assert host.post(INVITE, asked("\n".join(lines))).status_code == 422
    assert host.post(INVITE, asked("\n".join(lines[:1000]))).status_code == 302
    assert Invitation.objects.count() == 1000


def test_members_and_the_invited_are_left_out(host, member):
    InvitationFactory(email="ana@example.org")

    page = host.post(INVITE, asked(f"{member.email}\nana@example.org\nben@example.org"), follow=True)

    assert "2 addresses are members’ or were invited before." in page.content.decode()
    assert Invitation.objects.filter(email="ben@example.org").exists()
    assert Invitation.objects.count() == 2


def test_whoever_follows_a_mail_takes_a_seat_at_once(host, db):
    house.change(registration="invitation")
    host.post(INVITE, asked("ana@example.org, Ana Lúcia"))
    guest = Client()

    page = guest.get(Invitation.objects.get().path)
    assert page.headers["Content-Language"] == "fr"
    form = guest.get(f"{SIGN_UP}?invitation={Invitation.objects.get().token}")
    assert 'value="Ana Lúcia"' in form.content.decode()
    guest.post(SIGN_UP, ANA | {"invitation_token": Invitation.objects.get().token})

    ana = User.objects.get(email="ana@example.org")
    assert guest.get("/accounts/me.json").json()["member"] == ana.pk
    assert (ana.country.code, ana.interface_language) == ("BJ", "fr")
    assert ana.organisation.name == "Water Office"
    assert EmailAddress.objects.get(user=ana).verified
    assert guest.get(Invitation.objects.get().path).status_code == 410


def test_another_address_is_confirmed_as_usual(host, db):
    invitation = InvitationFactory(email="ana@example.org")

    answer = Client().post(SIGN_UP, ANA | {"email": "other@example.org", "invitation_token": invitation.token})

    assert answer.url == reverse("account_email_verification_sent")
    assert not EmailAddress.objects.get(email="other@example.org").verified


def test_a_link_has_as_many_seats_as_it_says(host):
    house.change(registration="approval")
    host.post(f"{INVITE}link/", a_link())
    link = Invitation.objects.get()
    assert f"http://testserver{link.path}" in host.get(INVITE).content.decode()

    for number in range(3):
        person = {"email": f"guest-{number}@example.org", "display_name": "Guest", "password1": PASSWORD}
        answer = Client().post(SIGN_UP, {**person, "invitation_token": link.token})

    # Whoever comes too late asks like everybody else.
    assert answer.status_code == 422
    assert User.objects.filter(country="MZ", is_active=True).count() == 2
    assert "all 2 seats are taken" in host.get(INVITE).content.decode()


def test_what_was_taken_back_or_made_up_opens_nothing(host):
    house.change(registration="invitation")
    taken_back, too_old = InvitationFactory(), InvitationFactory(expires_at=timezone.now() - timedelta(seconds=1))
    host.post(f"{INVITE}{taken_back.pk}/revoke/")
    guest = Client()

    assert guest.get(taken_back.path).status_code == 410
    assert guest.get(too_old.path).status_code == 410
    assert guest.get(f"/invitations/{too_old.pk}-0000/").status_code == 404
    for token in (taken_back.token, too_old.token, f"{too_old.pk}-0000", "x"):
        guest.post(SIGN_UP, ANA | {"invitation_token": token})
    assert not User.objects.filter(email="ana@example.org").exists()


def test_a_mail_is_sent_again_and_good_for_longer(host):
    invitation = InvitationFactory(sent_at=timezone.now(), expires_at=timezone.now() - timedelta(days=1))

    host.post(f"{INVITE}{invitation.pk}/send-again/")
    send_invitations.call()

    assert mail.outbox[0].to == [invitation.email]
    assert Client().get(invitation.path).status_code == 200


def test_mails_go_out_once_and_wait_for_the_mail_server(host, settings):
    InvitationFactory.create_batch(3)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    send_invitations.call()
    assert "3 mails wait to be sent" in host.get(INVITE).content.decode()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    Invitation.objects.update(leased_until=None)

    for _turn in range(2):
        send_invitations.call()

    assert len(mail.outbox) == 3
    assert "wait to be sent" not in host.get(INVITE).content.decode()


def test_no_mail_goes_out_while_the_site_rests(db):
    InvitationFactory()
    house.rest()

    send_invitations.call()

    assert mail.outbox == []


def test_the_list_goes_on(host):
    InvitationFactory.create_batch(51)

    first = host.get(INVITE).content.decode()
    oldest = Invitation.objects.order_by("pk").first()

    assert oldest.email not in first
    assert oldest.email in host.get(f"{INVITE}?before={oldest.pk + 1}").content.decode()

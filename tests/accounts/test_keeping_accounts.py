"""Passwords and addresses are changed by their owner."""

import re

from allauth.account.models import EmailAddress
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from tests.factories.accounts import PASSWORD, UserFactory, show_again

NEW = "eleven-boats-and-one-lamp"


def link_in(message) -> str:
    return re.search(r"http://testserver(/\S+)", message.body)[1]


def test_a_forgotten_password_is_replaced_through_a_mail(client, member):
    member.interface_language = "fr"
    member.save()
    answer = client.post(reverse("account_reset_password"), {"email": "MEMBER@example.org"})
    assert answer.url == reverse("account_reset_password_done")
    assert mail.outbox[0].extra_headers["Content-Language"] == "fr"

    form = client.get(link_in(mail.outbox[0]), follow=True)
    answer = client.post(form.context["action_url"], {"password1": NEW})

    assert answer.status_code == 302
    assert client.get(reverse("accounts:me")).json()["member"] == member.pk
    assert User.objects.get().check_password(NEW)
    assert client.get(link_in(mail.outbox[0])).status_code == 410


def test_a_new_password_opens_no_suspended_account(client, member):
    client.post(reverse("account_reset_password"), {"email": member.email})
    User.objects.update(suspended_at=timezone.now())
    form = client.get(link_in(mail.outbox[0]), follow=True)

    answer = client.post(form.context["action_url"], {"password1": NEW})

    assert answer.url == reverse("account_inactive")
    assert client.get(reverse("accounts:me")).status_code == 401


def test_nobody_is_flooded_with_mails(client, member):
    answers = [client.post(reverse("account_reset_password"), {"email": member.email}) for _turn in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert len(mail.outbox) == 5


def test_an_unknown_address_is_told_so_by_mail_only(client, member):
    answer = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})

    assert answer.url == reverse("account_reset_password_done")
    assert mail.outbox[0].to == ["nobody@example.org"]
    assert reverse("account_signup") in mail.outbox[0].body


def test_a_forged_reset_link_is_gone(client, member):
    answer = client.get(reverse("account_reset_password_from_key", args=["1", "forged-key"]))

    assert answer.status_code == 410


def test_a_weak_new_password_is_refused(client, member):
    client.post(reverse("account_reset_password"), {"email": member.email})
    form = client.get(link_in(mail.outbox[0]), follow=True)

    answer = client.post(form.context["action_url"], {"password1": "short"})

    assert answer.status_code == 422
    assert User.objects.get().check_password(PASSWORD)


def test_changing_the_password_needs_the_present_one(client, member):
    client.force_login(member)
    address = reverse("account_change_password")

    refused = client.post(address, {"oldpassword": "wrong", "password1": NEW})
    assert refused.status_code == 422
    assert "This is not your password." in refused.content.decode()

    assert client.post(address, {"oldpassword": PASSWORD, "password1": NEW}).status_code == 302
    assert User.objects.get().check_password(NEW)
    assert client.get(reverse("accounts:me")).status_code == 200
    assert mail.outbox[0].to == [member.email]


def test_a_new_address_counts_when_it_is_confirmed(client, member):
    client.force_login(member)
    show_again(client)
    client.post(reverse("account_email"), {"email": "Ana@Example.com", "action_add": ""})
    assert User.objects.get().email == "member@example.org"

    client.post(link_in(mail.outbox[0]))

    assert User.objects.get().email == "ana@example.com"
    assert EmailAddress.objects.get().email == "ana@example.com"
    assert mail.outbox[1].to == ["member@example.org"]
    assert "ana@example.com" in mail.outbox[1].body


def test_a_malformed_new_address_is_refused(client, member):
    client.force_login(member)

    answer = client.post(reverse("account_email"), {"email": "nowhere", "action_add": ""})

    assert answer.status_code == 422
    assert 'value="nowhere"' in answer.content.decode()


def test_nobody_keeps_an_address_back_without_confirming_it(client, member):
    client.force_login(member)
    show_again(client)
    client.post(reverse("account_email"), {"email": "wanted@example.org", "action_add": ""})
    UserFactory(email="wanted@example.org", verified=False)

    client.post(link_in(mail.outbox[0]))

    assert User.objects.get().email == "wanted@example.org"


def test_an_address_taken_meanwhile_is_said(client, member):
    client.force_login(member)
    show_again(client)
    client.post(reverse("account_email"), {"email": "wanted@example.org", "action_add": ""})
    UserFactory(email="wanted@example.org")

    answer = client.get(link_in(mail.outbox[0]))
    assert answer.status_code == 410
    client.post(link_in(mail.outbox[0]))

    assert "belongs to another account by now" in answer.content.decode()
    assert User.objects.get(pk=member.pk).email == "member@example.org"


def test_account_pages_lead_visitors_to_sign_in(client, db):
    for name in ("account_email", "account_change_password", "pages:edit_profile"):
        assert client.get(reverse(name)).url.startswith(reverse("account_login"))

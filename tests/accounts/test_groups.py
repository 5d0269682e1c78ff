"""Groups: made by administrators, kept by those whom they name, left by whoever wants."""

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts import actions, rules
from accounts.models import MemberGroup, User
from accounts.refusing import Refused
from forum.models import Thread
from notifications.models import Alert, Announcement
from notifications.tasks import fan_out
from tests.factories.accounts import UserFactory
from tests.factories.forum import ThreadFactory
from tests.factories.groups import group as a_group
from tests.factories.groups import private_board

pytestmark = pytest.mark.django_db


@pytest.fixture
def group(db: None) -> MemberGroup:
    return MemberGroup.objects.get(pk=a_group().pk)


def test_an_administrator_makes_a_group_and_says_who_keeps_it(client: Client, admin: User, member: User, reader: User):
    client.force_login(admin)
    made = client.post("/groups/new/", {"name": "Coastal programme"}, follow=True)
    address = made.redirect_chain[-1][0]
    client.post(f"{address}members/", {"handle": f"http://testserver/members/{member.handle}/"})
    client.post(f"{address}members/{member.handle}/", {"act": "appoint"})

    client.force_login(member)
    client.post(f"{address}members/", {"handle": f"@{reader.handle}"})

    page = client.get(address).text
    assert reader.display_name in page
    assert "keeps this group" in page
    client.force_login(reader)
    assert member.display_name in client.get(address).text


def test_nobody_outside_knows_of_a_group(client: Client, group: MemberGroup, member: User, moderator: User) -> None:
    for person in (member, moderator):
        client.force_login(person)

        assert client.get(group.get_absolute_url()).status_code == 404
        assert group.name not in client.get("/groups/").text
        assert client.post(f"{group.get_absolute_url()}members/", {"handle": person.handle}).status_code == 404


def test_members_of_a_group_change_nothing_but_their_own_place(
    client: Client, group: MemberGroup, member: User, reader: User
) -> None:
    group.user_set.add(member)
    client.force_login(member)
    address = group.get_absolute_url()

    assert client.post(f"{address}members/", {"handle": reader.handle}).status_code == 403
    assert client.post(f"{address}members/{member.handle}/", {"act": "appoint"}).status_code == 403
    assert client.post(f"{address}members/{reader.handle}/", {"act": "let_go"}).status_code == 403
    assert client.post(f"{address}members/{member.handle}/", {"act": "let_go"}).url == "/groups/"
    assert not group.user_set.exists()


def test_who_joins_reads_what_was_said_and_who_leaves_reads_nothing(client: Client, admin: User, reader: User) -> None:
    writer = UserFactory()
    thread = ThreadFactory(board=private_board(writer), author=writer, title="Okapi in the evening")
    group = MemberGroup.objects.get(pk=thread.board.rights.get().group_id)
    client.force_login(reader)
    assert client.get(thread.get_absolute_url()).status_code == 404

    actions.take_in(group, member=reader, by=admin)
    assert "Okapi" in client.get("/threads/").text

    actions.let_go(group, member=reader, by=admin)
    assert "Okapi" not in client.get("/threads/").text
    assert client.get(thread.get_absolute_url()).status_code == 404


def test_alerts_of_a_group_wait_for_nobody_who_left(
    client: Client, admin: User, reader: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    writer = UserFactory()
    thread = ThreadFactory(board=private_board(writer, reader), author=writer, title="Okapi in the evening")
    group = MemberGroup.objects.get(pk=thread.board.rights.get().group_id)
    _told(reader, thread)
    client.force_login(reader)
    assert client.get("/notifications/count.json").json() == {"unread": 1}

    actions.let_go(group, member=reader, by=admin)

    assert client.get("/notifications/count.json").json() == {"unread": 0}
    assert "Okapi" not in client.get("/notifications/").text
    actions.take_in(group, member=reader, by=admin)
    assert "Okapi" in client.get("/notifications/").text
    assert client.get("/notifications/count.json").json() == {"unread": 0}


def test_lists_and_rules_agree(group: MemberGroup, member: User, reader: User, admin: User, moderator: User) -> None:
    group.user_set.add(member)
    actions.appoint(group, member=reader, by=admin)
    suspended = UserFactory(suspended_at=group and admin.created_at, groups=[group.name])

    for person in (member, reader, admin, moderator, suspended):
        seen = MemberGroup.objects.visible_to(person).filter(pk=group.pk).exists()
        assert seen == rules.may_see_group(person, group)
    assert not rules.may_change_members(member, group)
    assert rules.may_change_members(reader, group)


@pytest.mark.parametrize("handle", ["nobody", "", "a" * 300, "x\x00y"])
def test_who_is_not_here_is_not_taken_in(client: Client, group: MemberGroup, admin: User, handle: str) -> None:
    client.force_login(admin)

    answer = client.post(f"{group.get_absolute_url()}members/", {"handle": handle})

    assert answer.status_code == 422
    assert not group.user_set.exists()


def test_only_administrators_name_keepers(group: MemberGroup, member: User, reader: User, admin: User) -> None:
    actions.appoint(group, member=member, by=admin)

    with pytest.raises(Refused):
        actions.appoint(group, member=reader, by=member)
    actions.dismiss(group, member=member, by=admin)
    with pytest.raises(Refused):
        actions.take_in(group, member=reader, by=member)


def _told(reader: User, thread: Thread) -> None:
    from notifications.actions import announce
    from notifications.tasks import fan_out

    told = announce("thread-opened", about=("thread", thread.pk), actor=thread.author, topics={reader.topic})
    fan_out.call(told.pk)
    assert Alert.objects.of(reader).exists()


def test_an_administrator_gives_a_group_another_name(client: Client, admin: User, group: MemberGroup) -> None:
    a_group(name="Inland programme")
    client.force_login(admin)
    address = f"{group.get_absolute_url()}name/"

    assert client.post(address, {"name": "Inland programme"}).status_code == 422
    assert client.post(address, {"name": "Rivers"}).url == group.get_absolute_url()

    assert "Rivers" in client.get("/groups/").text
    assert "Coastal programme" not in client.get("/groups/").text


def test_a_deleted_group_leaves_its_members_their_seats(client: Client, admin: User, group: MemberGroup, member: User):
    group.user_set.add(member)
    client.force_login(admin)
    address = f"{group.get_absolute_url()}delete/"

    assert "Delete this group?" in client.get(address).text
    assert client.post(address).url == "/groups/"

    assert not MemberGroup.objects.filter(pk=group.pk).exists()
    client.force_login(member)
    assert client.get("/groups/").status_code == 200


def test_a_group_with_rights_on_a_board_stays_and_the_page_says_why(client: Client, admin: User, member: User) -> None:
    right = private_board(member).rights.get()
    client.force_login(admin)

    answer = client.post(f"/groups/{right.group_id}/delete/")

    assert answer.status_code == 409
    assert "A board gives this group rights." in answer.text
    assert MemberGroup.objects.get(pk=right.group_id).user_set.get() == member


@pytest.mark.parametrize("act", ["name", "delete"])
def test_the_groups_of_the_house_keep_their_names(client: Client, admin: User, act: str) -> None:
    house = MemberGroup.objects.get(name="Moderators")
    client.force_login(admin)

    assert client.post(f"/groups/{house.pk}/{act}/", {"name": "Others"}).status_code == 403
    assert f"/groups/{house.pk}/{act}/" not in client.get(house.get_absolute_url()).text
    assert MemberGroup.objects.filter(name="Moderators").exists()


def test_who_is_taken_in_is_told_once(client: Client, admin: User, reader: User, group: MemberGroup) -> None:
    client.force_login(admin)
    address = f"{group.get_absolute_url()}members/"
    client.post(address, {"handle": reader.handle})
    again = client.post(address, {"handle": reader.handle}, follow=True)

    assert "This member is in the group already." in again.text
    fan_out.call(Announcement.objects.get().pk)
    client.force_login(reader)
    assert "took you into a group:" in client.get("/notifications/").text
    actions.let_go(group, member=reader, by=admin)
    assert group.name not in client.get("/notifications/").text

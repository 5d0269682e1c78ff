"""What a refused form had carried can be copied, in whatever script it was written."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("field", "text"),
    [("body", "我们在两个县试过，都失败了。"), ("body", "Palabre!"), ("note", "ไม่ได้ผล"), ("tried", "Wells.")],
)
def test_a_text_without_blanks_can_be_copied(field: str, text: str) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"origin": "https://elsewhere.example"})

    page = strict.post("/accounts/login/", {field: text, "key": "0b1c-key", "password": "没有人知道"})

    assert page.status_code == 403
    assert text in page.text
    assert "0b1c-key" not in page.text
    assert "没有人知道" not in page.text

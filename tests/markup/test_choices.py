"""Lists to choose from say what members wrote as text, and what is chosen."""

from django import forms


class Chosen(forms.Form):
    country = forms.ChoiceField(choices=[("", "—"), ("West", [("bj", "Bénin & <b>Togo</b>"), ("gh", "Ghana")])])
    goals = forms.MultipleChoiceField(choices=[(1, '"One"'), (2, "Two")], widget=forms.CheckboxSelectMultiple)
    way = forms.ChoiceField(choices=[("a", "By road"), ("b", "By river")], widget=forms.RadioSelect)


def test_a_list_shows_groups_and_what_is_chosen_and_escapes_labels():
    shown = str(Chosen({"country": "bj"})["country"])

    assert '<option value="">—</option>' in shown
    assert '<optgroup label="West"><option value="bj" selected>Bénin &amp; &lt;b&gt;Togo&lt;/b&gt;</option>' in shown
    assert '<option value="gh">Ghana</option></optgroup>' in shown


def test_boxes_have_their_labels_behind_them():
    shown = str(Chosen({"goals": ["2"]})["goals"])

    assert 'name="goals" value="1" id="id_goals_0"> <span>&quot;One&quot;</span></label>' in shown
    assert '<label class="field__choice" for="id_goals_1">' in shown
    assert '<input type="checkbox" name="goals" value="2" id="id_goals_1" checked> <span>Two</span></label>' in shown


def test_of_buttons_one_is_pressed():
    shown = str(Chosen({"way": "b"})["way"])

    assert '<input type="radio" name="way" value="a" required id="id_way_0"> <span>By road</span>' in shown
    assert '<input type="radio" name="way" value="b" required id="id_way_1" checked> <span>By river</span>' in shown

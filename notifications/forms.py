"""What is sent about alerts and following."""

from django import forms

from notifications.querysets import AlertQuerySet

BIGGEST = 2**63 - 1


class ReadForm(forms.Form):
    """A place in the list of alerts."""

    before = forms.IntegerField(min_value=0, max_value=BIGGEST, required=False)

    def older(self, alerts: AlertQuerySet) -> AlertQuerySet:
        """The alerts before the place, or all of them."""
        before = self.cleaned_data["before"]
        return alerts if before is None else alerts.filter(pk__lt=before)


class FollowForm(forms.Form):
    """The two sides of the one button."""

    act = forms.ChoiceField(choices=[("follow", "follow"), ("unfollow", "unfollow")])
    # An address of a long title in a script of three bytes; what is longer than any of ours only leads nowhere.
    next = forms.CharField(required=False)

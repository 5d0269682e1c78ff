"""Passkeys that are registered; only a browser can make one that also signs (tests/browser/test_passkeys.py)."""

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn

from accounts.models import User

# What a device answered once, as a browser writes it.
CREDENTIAL = {
    "id": "YS1wYXNza2V5LW9mLWEtdGVzdA",
    "rawId": "YS1wYXNza2V5LW9mLWEtdGVzdA",
    "type": "public-key",
    "clientExtensionResults": {},
    "response": {
        "clientDataJSON": (
            "eyJ0eXBlIjogIndlYmF1dGhuLmNyZWF0ZSIsICJjaGFsbGVuZ2UiOiAiIiwgIm9yaWdpbiI6ICJodHRwczovL3Rlc3RzZXJ2ZXIifQ"
        ),
        "attestationObject": (
            "o2NmbXRkbm9uZWdhdHRTdG10oGhhdXRoRGF0YViX69q3JHqY58lN6TBm0kw4r9mgyimONoS0ersRMfzJ8gBFAAAAAAAAAAAA"
            "AAAAAAAAAAAAAAAAE2EtcGFzc2tleS1vZi1hLXRlc3SlAQIDJiABIVggMKWeaSaXo1rOQKswDvm41hfluvZn_4TMGv_CjOLI"
            "AAEiWCDeUmGuS900QYpYzxqCFkvgcpfzdOigIYu-QS6YLxU7IA"
        ),
    },
}


def passkey(owner: User, *, name: str = "My phone") -> Authenticator:
    """A registered passkey of a member."""
    added: Authenticator = WebAuthn.add(owner, name, CREDENTIAL).instance
    return added

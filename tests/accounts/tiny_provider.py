"""A tiny OpenID provider on this machine: real HTTP, real signatures, one person; tests bend what it says."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "palabre", "a secret between two sites"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class TinyProvider:
    """`person` is what it says of whoever signs in; `token` is laid over the token's claims, `more` over userinfo."""

    def __init__(self) -> None:
        self.person: dict[str, Any] = {
            "sub": "person-1",
            "name": "Ana of elsewhere",
            "email": "ana@elsewhere.example",
            "email_verified": True,
            "picture": "https://elsewhere.example/ana.jpg",
        }
        self.token: dict[str, Any] = {}
        self.more: dict[str, Any] = {}
        self.config: dict[str, Any] = {}
        self.leads_away: dict[str, str] = {}
        self.key, self.algorithm, self.is_away = KEY, "RS256", False
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []
        self.url = ""

    def configuration(self) -> dict[str, Any]:
        told = {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }
        return {**told, **self.config}

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser is sent back to, with a code."""
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def tokens(self, sent: dict[str, str]) -> dict[str, Any] | None:
        """A code does once, for the client that asked, with the verifier of its challenge."""
        asked = self.codes.pop(sent.get("code", ""), None)
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if asked is None or sent.get("client_secret") != SECRET or challenge != asked["code_challenge"]:
            return None
        claims = {"iss": self.url, "aud": CLIENT, "sub": self.person["sub"], "iat": int(time.time())}
        claims |= {"exp": int(time.time()) + 60, **self.token}
        signed = jwt.encode(claims, self.key, algorithm=self.algorithm, headers={"kid": "one"})
        return {"access_token": "access", "token_type": "Bearer", "expires_in": 60, "id_token": signed}

    def keys(self) -> dict[str, Any]:
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return {"keys": [{**public, "kid": "one", "alg": "RS256", "use": "sig"}]}


@contextmanager
def tiny_provider() -> Iterator[TinyProvider]:
    """The provider, answering on a port of its own until the end of the block."""
    provider = TinyProvider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(provider))
    provider.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(provider: TinyProvider) -> type[BaseHTTPRequestHandler]:  # noqa: C901  a class with its methods
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            provider.asked.append(parts.path)
            if provider.is_away:
                return self._say({"error": "away"}, 503)
            if parts.path in provider.leads_away:
                return self._lead(provider.leads_away[parts.path], 307)
            if parts.path == "/authorize":
                return self._lead(provider.authorize(_flat(parts.query)))
            if parts.path == "/userinfo" and self.headers["Authorization"] != "Bearer access":
                return self._say({"error": "who?"}, 401)
            return self._say(self._told()[parts.path])

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            path = urlsplit(self.path).path
            provider.asked.append(path)
            if path in provider.leads_away:
                return self._lead(provider.leads_away[path], 307)
            told = provider.tokens(_flat(sent))
            return self._say(told or {"error": "invalid_grant"}, 200 if told else 400)

        def _told(self) -> dict[str, Any]:
            return {
                "/.well-known/openid-configuration": provider.configuration(),
                "/userinfo": {**provider.person, **provider.more},
                "/keys": provider.keys(),
            }

        def _lead(self, address: str, status: int = 302) -> None:
            self.send_response(status)
            self.send_header("Location", address)
            self.end_headers()

        def _say(self, told: dict[str, Any], status: int = 200) -> None:
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: Any) -> None:
            return

    return Handler


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from hoinghi.delegates.tokens import Ticket, issue, read

SECRET = "bí mật của máy này"
TICKET = Ticket(conference_id=7, nonce="00ff00ff00ff00ff")


def test_a_token_says_what_was_signed():
    token = issue(TICKET, SECRET)

    assert read(token, SECRET) == TICKET
    assert len(token) == 103
    assert set(token) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_the_same_place_always_has_the_same_token():
    assert issue(TICKET, SECRET) == issue(TICKET, SECRET)


@pytest.mark.parametrize("at", range(103))
def test_a_token_changed_anywhere_is_refused(at: int):
    token = issue(TICKET, SECRET)
    other = "A" if token[at] != "A" else "B"

    assert read(token[:at] + other + token[at + 1 :], SECRET) is None


def test_another_spelling_of_the_same_bytes_is_refused():
    token = issue(TICKET, SECRET)
    content = base64.urlsafe_b64decode(token + "=")
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    last = alphabet.index(token[-1])
    twin = token[:-1] + alphabet[last ^ 1]

    assert base64.urlsafe_b64decode(twin + "=") == content
    assert read(twin, SECRET) is None
    assert read(token + "=", SECRET) is None


def test_a_token_of_another_installation_is_refused():
    assert read(issue(TICKET, "bí mật khác"), SECRET) is None


def test_a_token_of_a_later_version_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("hoinghi.delegates.tokens.VERSION", 2)
    later = issue(TICKET, SECRET)
    monkeypatch.undo()

    assert read(later, SECRET) is None


@given(st.text(max_size=200))
def test_no_text_is_taken_for_a_token_or_stops_the_reader(text: str):
    assert read(text, SECRET) is None


@given(st.integers(0, 2**32 - 1), st.binary(min_size=8, max_size=8))
def test_every_ticket_comes_back(conference_id: int, nonce: bytes):
    ticket = Ticket(conference_id=conference_id, nonce=nonce.hex())

    assert read(issue(ticket, SECRET), SECRET) == ticket


@pytest.mark.parametrize("nonce", ["", "00ff", "00ff00ff00ff00ff00"])
def test_a_nonce_of_another_length_is_our_own_mistake(nonce: str):
    with pytest.raises(ValueError, match="nonce"):
        issue(Ticket(conference_id=7, nonce=nonce), SECRET)


def test_the_signature_is_ed25519_over_version_conference_and_nonce():
    content = base64.urlsafe_b64decode(issue(TICKET, SECRET) + "=")

    assert content[:13] == bytes([1, 0, 0, 0, 7]) + bytes.fromhex(TICKET.nonce)
    seed = hashlib.sha256(b"hoinghi invitation token 1\0" + SECRET.encode()).digest()
    # Raises when the signature is not good.
    Ed25519PrivateKey.from_private_bytes(seed).public_key().verify(content[13:], content[:13])

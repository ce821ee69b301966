"""Each name of a field that tells, by the kind of what stands in for its value."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.known.known_values import KnownValue, KnownValues
from pytest_assistants.cassette.sanitizers.fields import kind_by_field, tells
from pytest_assistants.cassette.sanitizers.known import stands_in_context

ALWAYS: dict[str, tuple[str, str]] = {
    "secret": (
        "sesame",
        """
        api_key apikey access_key account_key subscription_key private_key master_key
        primary_key secondary_key encryption_key decryption_key signing_key shared_key
        function_key admin_key secret_key storage_key client_secret app_secret password passwd
        passphrase passcode pwd pw psk macaroon secret secrets connection_string conn_str
        access_token refresh_token id_token auth_token bearer_token session_token security_token
        sas_token sas_uri sas_url credential credentials authorization proxy_authorization
        client_assertion cookie set_cookie shared_access_key shared_access_signature pin_code
        cvv cvc otp mfa_code bearer kennwort user_delegation_key secret_access_key
        webhook_secret auth_header passwort senha contraseña mot_de_passe wachtwoord db_pass
        user_pass session_key my_password passwordValue secret_12
        """,
    ),
    "organization": ("a b", "organization organization_id org_id org organization_name"),
    "project": ("a b", "project_id openai_project"),
    "resource": (
        "a b",
        """
        resource_group resource_group_name storage_account storage_account_name account_name
        workspace_name key_vault_name vault_name
        """,
    ),
    "value": (
        "id 4711",
        """
        tenant_id subscription_id tenant principal_id object_id client_id request_id trace_id
        correlation_id activity_id x_ms_request_id apim_request_id system_fingerprint
        client_request_id private_key_id
        """,
    ),
    "machine": ("a b", "hostname computer_name machine_name"),
    "phone": ("867 5309", "phone phone_number mobile mobile_number telephone fax"),
    "user": ("a b", "user_name username login_name samaccountname upn"),
    "number": (
        "47 11",
        """
        ssn social_security_number passport passport_number tax_id iban national_id card_number
        credit_card account_number routing_number pin drivers_license driver_license nino
        date_of_birth dob birth_date passport_no tax_number tax_no id_number id_card
        license_number bank_account bsn pesel cpf nif dni nie aadhaar curp steuer_id nhs_number
        insurance_number card_no account_no iban_no
        """,
    ),
}
WHERE_DRAWN: dict[str, tuple[str, str]] = {
    "secret": (
        "a1B2c3D4e5F6g7H8i9J0",
        """
        token key auth signature sig sas hash_key code_verifier jwt nonce pass session
        session_id sid hmac my_token d dp dq k p q qi
        """,
    ),
    "value": (
        "a1B2c3D4e5F6g7H8i9J0",
        "user_id account_id member_id customer_id created_by owner_id",
    ),
}
BY_FORM: dict[str, tuple[str, str]] = {
    "machine": (
        "001a2b3c4d5e",
        "mac mac_address mac_addr hwaddr bssid ether hardware_address",
    ),
    "address": (
        "875831562",
        "ip ipv4 ip_address ip_addr client_ip remote_ip source_ip server_ip",
    ),
}


@pytest.mark.parametrize("names", [ALWAYS, WHERE_DRAWN, BY_FORM], ids=["always", "drawn", "form"])
def test_a_name_tells_the_kind_of_its_value(names: dict[str, tuple[str, str]]) -> None:
    for kind, (value, every) in names.items():
        told = {name: kind_by_field((name,), value) for name in every.split()}
        assert told == dict.fromkeys(told, kind)
        assert all(map(tells, told))


@pytest.mark.parametrize("names", [WHERE_DRAWN, BY_FORM], ids=["drawn", "form"])
def test_words_stay_where_the_name_alone_tells_little(names: dict[str, tuple[str, str]]) -> None:
    for _, every in names.values():
        told = {name: kind_by_field((name,), "plain words") for name in every.split()}
        assert told == dict.fromkeys(told)


CONTEXTS: dict[str, str] = {
    "deployment": "model deployment deployment_id deployment_name engine",
    "user": "user username user_name login author owner",
    "machine": "host hostname machine computer",
    "resource": "resource resource_name account_name",
    "project": "project project_name project_id",
    "organization": "organization organization_id org_id",
    "secret": "api_key apikey key password secret token",
}


@pytest.mark.parametrize("kind", CONTEXTS)
def test_an_ordinary_value_goes_in_the_fields_of_its_kind(kind: str) -> None:
    known = KnownValues((KnownValue(kind, "test", "environment"),))
    names = CONTEXTS[kind].split()
    assert [stands_in_context(name, "test", known) for name in names] == [kind] * len(names)
    assert stands_in_context("content", "test", known) is None

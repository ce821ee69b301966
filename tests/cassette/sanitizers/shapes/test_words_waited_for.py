"""Each word that a rule waits for has a text in which it is the one that tells."""

from __future__ import annotations

import pytest

from pytest_assistants.cassette.sanitizers.shapes import DEFAULT_RULES

RULES = {rule.name: rule for rule in DEFAULT_RULES}
NUMBERS_TEXT = """
    aadhaar aadhar aba abn acct ahv ausweis ausweisnummer avs bic bsn cedula cnp cnpj cpf cpr cuil
    cuit curp cvc cvv cvv2 dni egn ein emso fodselsnummer hetu hkid iban itin jmbg kimlik konto
    kontonr kontonummer medicare mrn nhs nie nif nino nir nric oib pasaporte passeport passnummer
    passports personnummer pesel reisepass reisepassnummer routing rrn rut sin siren siret
    sozialversicherungsnummer ssns steuerid steueridnummer steuernummer swift tfn tin ustid ustidnr
    vat
    """
# A rule, a text, and the words that may stand in it.
TEXTS: list[tuple[str, str, str]] = [
    ("told-number", "{} 536228145", "|".join(NUMBERS_TEXT.split())),
    ("told-number", "{}-ID 12 345 678 901", "african|national|personal|tax|taxpayer|ust"),
    ("told-phone", "{}: 8675309", "cell|contact|dial|fax|handy|hotline|mobile|móvil|number is"),
    ("told-phone", "{}: 8675309", "reach|ring|rufnummer|sms|text|whatsapp"),
    ("date-of-birth", "{}: 1984-03-12", "birthdate|birthday|geb|geboortedatum|geburtsdatum"),
    ("authorization", "Authorization: {} a1B2c3D4e5F6g7H8", "apikey|sharedaccesskey|token"),
    ("last-of-a-connection-string", "Server=db;User ID=a;{}=sesame", "secret|pwd"),
    ("last-of-a-connection-string", "Endpoint=sb://a/;SharedAccess{}=abc=", "signature"),
    (
        "quoted-assignment",
        "admin{} string = 'BSzP^oMYikM*yqv'",
        "_pass|credential|key|token|secret",
    ),
    ("quoted-assignment", "{}: '9p&(9)x+q'", "authorization"),
    ("assignment", "{}: hunter2", "_pass|authorization|credential|token"),
    ("shared-key", "Authorization: {} a:pSpKND5iLE47LKmRNmTe9WO8R+q9uqH4We=", "shared key"),
    ("openai-key", "{}proj-aB3dE6gH9jK2mN5pQ8sT", "rk-|sk-|sess-|ek_"),
    ("shortened-key", "{}proj-abcd...wxyz", "AKIA|ek_|ghp_|sess-"),
    ("masked-key", "Incorrect API key provided: aB3d{}x7Q2.", "***"),
    ("secret-beside-its-id", "{}IOSFODNN7ABCDEFG,MC5yl/3wQjienX3H45LfLGuuqtrCs3apzaLQ4BJU", "ASIA"),
    ("told-key", "my {} is 0123456789abcdef0123456789abcdef", "auth|chave|chiave|credential|llave"),
    ("told-key", "my {} is 0123456789abcdef0123456789abcdef", "macaroon|nyckel|schlüssel|secret"),
    ("told-key", "my {} is 0123456789abcdef0123456789abcdef", "sleutel|token|ключ|キー|密鑰|密钥"),
    ("named-value", '<property name="db.{}" value="sesame9"/>', "authorization|cookie|credential"),
    ("named-value", '<property name="db.{}" value="sesame9"/>', "secret|token"),
    ("column-of-secrets", "user,{}\nada,sesame9\nbob,s3same", "pass|secret|token"),
    ("told-password", "user admin with {} Tr0ub4dor&3x", "pass"),
    ("told-pin", 'My {} for the vault is "58jXp#JpsCzy83"', "cred|credential|credentials|psk"),
    ("password-before-its-name", "Tr0ub4dor&3x is the new {}", "pw"),
    ("password-ahead-of-its-name", 'I set it to "Tr0ub4dor&3x", is that {} strong?', "pass|pw"),
    ("password-of-a-person", "{}: Maple9641!", "pin|pw"),
    ("password-after-login", "{}: svc / amber-river-296-piano", "account|credentials|log in|user"),
    ("password-after-login", "{} admin / Tr0ub4dor&3x", "admin"),
    ("password-in-a-command", "{} 'sesame9'", "masterauth|securestring"),
    (
        "password-of-a-tool",
        "{} -S srv -U sa -P sesame9",
        "bcp|cqlsh|influx|isql|mongo|mysqladmin|osql",
    ),
    ("password-of-a-tool", "{} deploy sesame9 /add", "change_password|net1 user"),
    ("password-of-a-tool", "{} //fs/share -U 'CORP\\bob%sesame9'", "rpcclient|smbclient"),
    (
        "password-of-a-tool",
        "az keyvault secret {} --vault-name v --value sesame9",
        "create|put|set",
    ),
    ("password-through-a-pipe", 'echo "sesame9" | docker login -u bot {}', "--passphrase-fd"),
    (
        "password-in-a-call",
        'new Network{}("svc", "Tr0ub4dor&3x")',
        "log_in|login|secret|sign_in|signin",
    ),
    (
        "key-by-default",
        "key = {}('A', default='0a1b2c3d4e5f60718293a4b5c6d7e8f9')",
        "os.environ.get",
    ),
    (
        "guid-of-a-directory",
        "in the 3f2504e0-4f89-11d3-9a0c-0305e82c3301 {}.",
        "subscription|tenant",
    ),
    ("resource-group", "/{}/rg-north/providers", "subscriptions|resourcegroups"),
    ("named-resource", "{} 'our-chat-97' is gone", "account|cluster|database|project|registry"),
    ("named-resource", "{} 'our-chat-97' is gone", "resource|server|vault|workspace|deployment"),
    (
        "group-by-its-name",
        "in {} rg-hellermann-7.",
        "key vault|resourcegroup|resource_group|storage account",
    ),
    ("request-number", "the {} ID 0123456789abcdef0123456789abcdef", "activity|correlation"),
    ("request-number", "the {} ID 0123456789abcdef0123456789abcdef", "operation|trace|request"),
    ("organization", "{}aB3dE6gH9jK2mN5pQ8sT1vW4", "org-|org_|proj-|proj_|user-|user_"),
    ("spelled-email", "jane.doe {} contoso [dot] com", "[at )|[at ]|[at}|[at]|[at)"),
    ("signed-in-user", "sshd[1]: failed {} for mwolf from 10.2.3.4", "publickey"),
    ("machine-name", "{}-8F2K1LQ", "EC2AMAZ|LAPTOP|WIN|DESKTOP"),
    ("machine-name", "{}-10-20-3-44", "ec2|ip"),
    ("cloud-host", "cluster0.ab1cd.{}", "aivencloud.com|cloudfunctions.net|confluent.cloud"),
    ("cloud-host", "prod-redis-1.abc123.0001.euw1.cache.{}", "on.aws|amazonaws.com"),
    ("cloud-host", "cluster0.ab1cd.{}", "neon.tech|redislabs.com|run.app|snowflakecomputing.com"),
    ("cloud-host", "cluster0.ab1cd.{}", "supabase.co|upstash.io|mongodb.net"),
    ("bare-hardware-address", "{} 001a2b3c4d5e", "bluetooth|mac|ether"),
    ("address-as-number", "client {} 875831562", "inet|ip"),
    ("machine-name", "{}-prod-pool-1-0a1b2c3d-x9k2", "gke"),
    ("cloud-host", "contoso.{}", "auth0.com|okta.com|okta-emea.com|service-now.com|jfrog.io"),
    ("cloud-host", "contoso.my.{}", "salesforce.com|atlassian.net"),
    (
        "form-parameter",
        "{}=4ln4PR1yK1z9KgMJOIkVYZGK",
        "state|assertion|samlResponse|samlRequest|code",
    ),
    ("assignment", "{}: hunter2", "passphrase|passcode"),
    ("azure-identifiable-key", "a1" * 16 + "a{}aaaaaa=", "+ASb|AzCa|+AEh|+ARm"),
    ("azure-identifiable-key", "a1" * 21 + "{}aaaaaa", "AzSe|+ACR"),
    ("azure-identifiable-key", "a1" * 22 + "{}aaaaaQ==", "AzFu"),
    ("azure-identifiable-key", "a1" * 38 + "{}aB3d", "AZDO"),
    ("connection-string", "Server=db;{}=sesame;x=1", "pwd|password|accountKey|clientSecret"),
    ("connection-string", "Server=db;{}=sesame;x=1", "sharedAccessSignature|accessKey"),
    ("told-key", "my {} is 0123456789abcdef0123456789abcdef", "password|passwort|senha"),
    ("azure-identifiable-key", "a1" * 38 + "{}aaaaaQ==", "+ABa|ACDb|AIoT|+AMC|APIM|+ASt"),
    ("bare-hardware-address", "{} 001a2b3c4d5e", "hwaddr|lladdr"),
    ("password-of-a-tool", "{} system/sesame9@db", "expdp|impdp|sqlplus"),
    ("password-of-a-tool", "{} -b users.db bob sesame9", "htpasswd"),
    ("password-of-a-tool", "{} -D cn=admin -w sesame9", "ldapsearch|ldapmodify"),
    ("password-of-a-tool", "{} app WITH PASSWORD = 'sesame9'", "ALTER USER|ALTER ROLE|ALTER LOGIN"),
    (
        "password-of-a-tool",
        "{} app with password = 'sesame9'",
        "create user|create role|create login",
    ),
    ("password-in-a-call", '{}("svc", "Tr0ub4dor&3x")', "authenticate|signIn|login|connect"),
    ("password-in-a-command", "{} -h db -a sesame9", "redis-cli"),
    ("password-in-a-command", "{} -u root -psesame9", "mariadb|mysql|mysqldump"),
    ("password-in-a-command", "{}:thin:scott/sesame9", "jdbc:oracle"),
    ("password-in-a-command", "{} Z: \\\\fs\\x /user:bob sesame9", "net use"),
    (
        "key-by-default",
        "key = {}('A', default='0a1b2c3d4e5f60718293a4b5c6d7e8f9')",
        "config|setting",
    ),
    ("sign-in-guid", "https://{}.net/3f2504e0-4f89-11d3-9a0c-0305e82c3301/", "sts.windows"),
    ("secret-element", "<{}>sesame9</x>", "clientSecret|token|credential|password|pwd|passphrase"),
    ("date-of-birth", "{}: 1984-03-12", "date of birth|fecha de nacimiento|date de naissance"),
    ("date-of-birth", "{}: 1984-03-12", "data de nascimento|data di nascita"),
    ("date-of-birth", "{} il 12/03/1984", "nato|nata"),
    ("told-number", "{} 536228145", "social insurance number|credit card number|account number"),
    ("told-number", "{} 536228145", "sort code|codice fiscale|partita iva|medical record"),
    ("told-number", "{} 536228145", "driver's license|driving licence|identity card"),
    (
        "assignment",
        "API_KEY_{}=hunter2",
        "base64|base|b64|value|data|string|raw|text|plain|prod|dev|test|live|staging|main|old|new",
    ),
    ("secret-element", "<{}>sesame9</x>", "passwd|dsig:signatureValue|apiKey|private-key"),
    ("cloud-host", "cluster0.ab1cd.{}", "cloud.es.io|rds.amazonaws.com.cn"),
    ("resource-in-a-setting", "{} = 'rg_n7'", "resourceGroup|resource_group|resource-group-name"),
    ("resource-in-a-setting", "{} = 'rg_n7'", "accountName|account_name|storage-account-name"),
    ("resource-in-a-setting", "{} = 'rg_n7'", "workspaceName|key_vault_name|key-vault-name"),
    ("resource-in-a-setting", "{} = 'rg_n7'", "keyVaultName|cluster_name|registry-name"),
    ("webhook", "https://{}/hooks/catch/1234567/a1b2c3d4e5f6g7h8/", "hooks.zapier.com"),
]


@pytest.mark.parametrize("rule", dict.fromkeys(rule for rule, _, _ in TEXTS))
def test_a_word_that_a_rule_waits_for_tells(rule: str) -> None:
    told = [
        text.format(word) for one, text, words in TEXTS if one == rule for word in words.split("|")
    ]
    assert [text for text in told if not RULES[rule].spans(text)] == []

"""Passwords behind the switches of tools for machines and for domains."""

from __future__ import annotations

from pytest_assistants.cassette.sanitizers.rules import Rule, matching
from pytest_assistants.cassette.sanitizers.shapes.randomness import says_secret

_SWITCHES = (
    r"\bschtasks\b[^\n]{0,300}?[ ]/rp[ :]{1,2}"
    r"|\b(?:ipmi\w{0,12}|bmc-\w{1,12}|mosquitto_\w{3,6}|zip|unzip|rcon\w{0,4}|freerdp|smbmap)\b"
    r"[^\n|;&]{0,160}?[ ](?-i:-P)[ ]"
    r"|\b(?:psexec\w{0,5}|paexec|racadm|hponcfg|nxc|netexec|crackmapexec|evil-winrm|smbmap|certutil"
    r"|rdesktop|vncviewer|beeline|rcon\w{0,4}|ipmi\w{0,12}|bmc-\w{1,12}|virsh|govc|winrs|ilorest"
    r"|security[ ]unlock-keychain|hammer|rabbitmqadmin)(?:\.exe)?\b[^\n|;&]{0,160}?[ ]-p(?:[ ]|:)"
    r"|\brunas\b[^\n|;&]{0,160}?[ ]/p(?:assword)?:|\bvmrun\b[^\n|;&]{0,160}?[ ]-gp[ ]"
    r"|\bsnmp\w{3,10}\b[^\n|;&]{0,160}?[ ]-[AX][ ]"
    r"|\blftp\b[^\n|;&]{0,80}?[ ]-u[ ][\"']?[^\s,]{1,60},"
    r"|\b(?:skopeo|podman|buildah|crictl|nerdctl)\b[^\n|;&]{0,120}?--(?:src-"
    r"|dest-)?creds[ =][\"']?[^\s:]{1,60}:"
    r"|\b(?:winexe|wmic|net|pth-\w{2,12}|smbget"
    r"|smbcacls)\b[^\n|;&]{0,80}?[ ]-U[ ][\"']?[\w.\\/-]{1,60}%"
    r"|\b(?:impacket-)?\w{2,12}(?:exec|dump"
    r"|client)(?:\.py)?[ ](?:[\w.-]{1,60}/)?[\w.-]{1,60}:(?=[^\s@]{1,80}@)"
    r"|\bnetsh\b[^\n]{0,160}?\bkey(?:material)?[ ]?=[ ]?"
    r"|\bnmcli\b[^\n]{0,160}?[ ](?:password|psk|[\w-]{1,30}\.(?:psk|password|wep-key\d))[ ]"
    r"|\bwpa_passphrase[ ](?:\"[^\"\n]{1,40}\"|\S{1,40})[ ]"
    r"|\bdscl\b[^\n]{0,40}?-passwd[ ]\S{1,80}[ ]"
    r"|\bnetworksetup[ ]-setairportnetwork[ ]\S{1,20}[ ]\S{1,60}[ ]"
    r"|\b(?:sc(?:\.exe)?[ ]|wmic\b|dsmod\b|dsadd\b|netdom\b|ktpass\b|cmdkey\b"
    r"|net1?[ ]use\b)[^\n]{0,200}?"
    r"[ ](?:password=[ ]?|[/-](?:password|pass|pwd|passwordd|passwordo|pd)[ :=])"
)


SWITCHES: tuple[Rule, ...] = (
    Rule(
        "password-behind-a-switch",
        "secret",
        marks="-/=%:",
        find=matching(
            rf"(?:(?i:{_SWITCHES}))[\"']?(?P<value>[^\s\"'/|;&@<>][^\s\"'|;&@<>]{{3,127}})",
            says_secret,
        ),
        words=frozenset(
            (
                *("schtasks", "ipmitool", "ipmiutil", "ipmipower", "ipmiconsole"),
                *("mosquitto", "zip", "unzip", "rcon", "rconclt", "smbmap", "psexec", "psexec64"),
                *("paexec", "racadm", "hponcfg", "nxc", "netexec", "crackmapexec", "winrm"),
                *("certutil", "rdesktop", "vncviewer", "beeline", "virsh", "govc", "winrs"),
                *(
                    "ilorest",
                    "keychain",
                    "hammer",
                    "rabbitmqadmin",
                    "vmrun",
                    "runas",
                    "lftp",
                    "skopeo",
                ),
                *("snmpget", "snmpwalk", "snmpset", "snmpbulkwalk", "snmptrap", "snmpgetnext"),
                *("podman", "buildah", "crictl", "nerdctl", "winexe", "wmic", "pth"),
                *("smbget", "smbcacls", "wmiexec", "smbexec", "atexec", "dcomexec", "secretsdump"),
                *("netsh", "nmcli", "passphrase", "dscl", "networksetup", "sc", "dsmod", "dsadd"),
                *("netdom", "ktpass", "cmdkey", "net1"),
            )
        ),
        positives=(
            "schtasks /create /tn N /ru CORP\\svc /rp sesame9",
            "ipmitool -I lanplus -H bmc12 -U ADMIN -P sesame9 chassis",
            "psexec \\\\srv -u CORP\\adm -p sesame9 cmd",
            "sc config Spooler obj= CORP\\svc password= sesame9",
            *("lftp -u bob,sesame9 ftp://h", "<a>runas /user:x /p:sesame9</a>"),
        ),
        negatives=(
            "schtasks /run /tn N",
            "psexec -s cmd",
            "zip -r a.zip b9 -p",
            "sc config Spooler start= auto",
            "psexec \\\\srv -u adm -p %PW% cmd",
        ),
    ),
)

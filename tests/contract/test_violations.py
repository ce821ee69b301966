from pytest_assistants.contract.violations import Verdict, Violation, describe


def found(**columns: str) -> Violation:
    return Violation(
        verdict=Verdict.VIOLATION,
        side="request",
        path=columns.pop("path", "name"),
        rule="required",
        message="is missing",
        operation=columns.get("operation"),
    )


def test_findings_read_one_a_line() -> None:
    text = describe([found(operation="assistants.create"), found(path="")])

    assert text == (
        "violation  assistants.create request  name: is missing [required]\n"
        "violation  unknown request  is missing [required]"
    )

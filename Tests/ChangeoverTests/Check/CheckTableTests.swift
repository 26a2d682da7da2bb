import Testing

@testable import changeover

@Suite struct CheckTableTests {
    @Test func `rows stand in columns, long remarks below themselves, the sum at the end`() {
        let table = CheckTable([
            CheckRow(.ok, "Slack token", "changeover in example"),
            CheckRow(
                .missing, "channel C0OTHERS",
                "The bot is not in #random: type /invite and its name there. Commands and gates live there, so that nothing works."
            ),
            CheckRow(.unchecked, "rds:FailoverDBCluster", "Needed to fail over."),
        ])
        #expect(
            table.text == """
                ok           Slack token            changeover in example
                missing      channel C0OTHERS       The bot is not in #random: type /invite and its name there.
                                                    Commands and gates live there, so that nothing works.
                not checked  rds:FailoverDBCluster  Needed to fail over.

                1 of 3 need attention. 1 could not be checked without changing something.
                """)
    }

    @Test func `nothing missing is said as such`() {
        #expect(CheckTable([CheckRow(.ok, "Slack token")]).text == "ok  Slack token\n\nNothing is missing.")
    }

    @Test func `what is missing or unclear fails the check`() {
        #expect(CheckRow.Verdict.allCases.filter(\.isFailure) == [.missing, .unclear])
    }
}

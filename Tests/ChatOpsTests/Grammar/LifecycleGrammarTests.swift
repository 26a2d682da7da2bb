import Maintenance
import Testing

@testable import ChatOps

/// How the commands of lifecycles are spelled, and what is said where they are not understood.
struct LifecycleGrammarTests {
    private let parser = CommandParser(prefix: "!rds", botUser: "U0BOT")

    private static let arn = "arn:aws:rds:us-east-1:123456789012:cluster-snapshot:shared-1"

    static let understood: [(String, any ChatCommand)] = [
        ("lifecycles", LifecyclesCommand()),
        ("Lifecycles", LifecyclesCommand()),
        ("lifecycle development", LifecycleCommand(lifecycle: "development")),
        ("new Development", NewCommand(lifecycle: "development")),
        (
            "new development —snapshot “Before-Release”",
            NewCommand(lifecycle: "development", snapshot: "before-release")
        ),
        (
            "new development --snapshot=rds:production-2026-01-05-03-10",
            NewCommand(lifecycle: "development", snapshot: "rds:production-2026-01-05-03-10")
        ),
        ("new development --snapshot \(arn)", NewCommand(lifecycle: "development", snapshot: arn)),
        ("clone development", CloneCommand(lifecycle: "development")),
        ("modify development —start", ModifyCommand(lifecycle: "development", options: ProposalOptions(start: true))),
        ("promote development", PromoteCommand(lifecycle: "development")),
        ("promote development —back", PromoteCommand(lifecycle: "development", isBack: true)),
        ("promote --back development", PromoteCommand(lifecycle: "development", isBack: true)),
        ("retire development", RetireCommand(lifecycle: "development")),
        ("refresh development", RefreshCommand(lifecycle: "development")),
        ("plan refresh development", PlanCommand(planned: RefreshCommand(lifecycle: "development"))),
        (
            "plan promote development --back",
            PlanCommand(planned: PromoteCommand(lifecycle: "development", isBack: true))
        ),
        ("reboot development --as lifecycle", RebootCommand(instance: "development", kind: .lifecycle)),
        ("reboot orders-2 —as=instance", RebootCommand(instance: "orders-2", kind: .instance)),
        ("promote --help", HelpCommand(topic: "promote")),
        ("plan new --help", HelpCommand(topic: "new")),
    ]

    @Test(arguments: understood)
    func `a command is understood`(_ words: String, _ command: any ChatCommand) {
        #expect(parser.parse("!rds \(words)") == .commands([command]))
    }

    @Test(arguments: [
        "new development --snapshot before-release --at \"02:30\" --start",
        "new development --snapshot \(arn)", "clone development --start", "modify development",
        "promote development --back --window \"Sat 02:00-05:00 Europe/Berlin\"", "retire development --at \"02:30\"",
        "refresh development --window \"22:00-02:00\" --start", "reboot development --as lifecycle --start",
    ])
    func `a command reads back as it was understood`(_ words: String) throws {
        let proposing = try #require(parser.single("!rds \(words)") as? any ProposingCommand)
        #expect(proposing.words == words)
    }

    private static let options = "[--at TIME | --window WINDOW] [--start]"
    private static let new =
        "For example `!rds new development`; in full: `new NAME [--snapshot ID] \(options)`."
    private static let promote =
        "For example `!rds promote development`; in full: `promote NAME [--back] \(options)`."
    private static let retire = "For example `!rds retire development`; in full: `retire NAME \(options)`."
    private static let region = "A lifecycle has its region in the configuration: leave out `--region`."

    static let refused: [(String, String)] = [
        (
            "lifecycle",
            "Missing expected argument 'NAME'. For example `!rds lifecycle development`; in full: `lifecycle NAME`."
        ),
        ("new", "Missing expected argument 'NAME'. \(new)"),
        (
            "new 1st", "“1st” is not a name that a lifecycle can have. One looks like `development`. \(new)"
        ),
        (
            "new development --snapshot a_b",
            "“a_b” is not the name of a snapshot. One looks like `before-release` or `rds:orders-2026-01-05-03-10`; an ARN "
                + "does as well. \(new)"
        ),
        ("new development --region us-east-1", "\(region) \(new)"),
        ("promote development back", "Unexpected argument 'back'. \(promote)"),
        ("promote development --region=us-east-1", "\(region) \(promote)"),
        ("retire development --at 02:30 --window 02:00-05:00", "Either `--at` or `--window`, not both. \(retire)"),
        ("lifecycles all", "Unexpected argument 'all'. For example `!rds lifecycles`; in full: `lifecycles`."),
        ("promot development", "I don't know a command “promot”. Did you mean `promote`? `help` lists them."),
        ("refrsh development", "I don't know a command “refrsh”. Did you mean `refresh`? `help` lists them."),
        (
            "plan retire development --start",
            "`plan` only shows what would be done. Leave out `plan` to do it, or `--start` to see it."
        ),
    ]

    @Test(arguments: refused)
    func `a refusal says what was wrong and what would do`(_ words: String, _ sentence: String) {
        #expect(parser.parse("!rds \(words)") == .refused(sentence))
    }

    @Test func `what a name may stand for is listed where another word is given`() {
        guard case .refused(let sentence) = parser.parse("!rds reboot orders-2 --as cluster") else {
            Issue.record("not refused")
            return
        }
        #expect(sentence.contains("instance") && sentence.contains("lifecycle"), "\(sentence)")
    }
}

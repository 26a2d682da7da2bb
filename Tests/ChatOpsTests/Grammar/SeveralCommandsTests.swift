import Engine
import Maintenance
import Runbooks
import Slack
import Testing

@testable import ChatOps

/// Messages with more than one line.
struct SeveralCommandsTests {
    private let parser = CommandParser(prefix: "!rds", botUser: "U0BOT")

    private static let pause = PauseCommand(operation: "k3f9")
    private static let status = StatusCommand(operation: "k3f9")

    @Test(arguments: [
        "!rds pause k3f9\n!rds status k3f9", "!rds pause k3f9\n\n\n!rds status k3f9\n",
        "<@U0BOT> pause k3f9\n!rds status k3f9", "• !rds pause k3f9\n• !rds status k3f9",
        "1. !rds pause k3f9\n2. !rds status k3f9", "- !rds pause k3f9\n– *!rds status k3f9*",
        "```!rds pause k3f9\n!rds status k3f9```", "```\n!rds pause k3f9\n!rds status k3f9\n```",
        "&gt; !rds pause k3f9\n&gt; !rds status k3f9", "`!rds pause k3f9`\n`!rds status k3f9`",
        "\n_!rds pause k3f9_\r\n    ◦ !RDS status K3F9",
    ])
    func `several commands in one message are all understood, in their order`(_ text: String) {
        #expect(parser.parse(text) == .commands([Self.pause, Self.status]))
    }

    @Test(arguments: [
        "*!rds clusters*", "_!rds clusters_", "~!rds clusters~", "*_!rds clusters_*", "`!rds clusters`",
        "```!rds clusters```", "```\n!rds clusters\n```", "&gt; !rds clusters", "&gt;!rds clusters",
        "&gt;&gt;&gt; !rds clusters", "• !rds clusters", "- !rds clusters", "* !rds clusters", "1. !rds clusters",
        "12) !rds clusters", "&gt; • *!rds clusters*", "*!rds* clusters", "!rds *clusters*", "*<@U0BOT>* clusters",
        "*!rds* _clusters_", "\n!rds clusters\n\n",
    ])
    func `marks around a command are taken off`(_ text: String) {
        #expect(parser.parse(text) == .commands([ClustersCommand()]))
    }

    @Test func `lines that are no commands go on with the reason of the one before`() {
        #expect(
            parser.parse("!rds abort k3f9 wrong cluster,\n  we meant the other one\n!rds freeze until\nit is clear")
                == .commands([
                    AbortCommand(operation: "k3f9", reason: "wrong cluster, we meant the other one"),
                    FreezeCommand(reason: "until it is clear"),
                ]))
    }

    @Test func `what is quoted or shown as code below a command is its reason`() {
        #expect(
            parser.parse("!rds freeze incident 4711\n```\ndisk full\n```")
                == .commands([FreezeCommand(reason: "incident 4711 disk full")]))
    }

    @Test(arguments: [
        "please do this:\n!rds pause k3f9", "!rds abort k3f9 too slow\n*!rds freeze* incident",
        "!rds abort k3f9 as Bob says\n&gt; !rds freeze x", "&gt; !rds abort k3f9\nwas that right?",
        "`!rds abort k3f9`\nwas that right?",
        "*!rds abort k3f9* stops it", "*!rds abort k3f9", "!rds abort k3f9; !rds freeze x",
        "!rds abort k3f9 and then\n!rds freeze x !rds status",
        (0...10).map { _ in "!rds status" }.joined(separator: "\n"),
    ])
    func `what can be meant in two ways does nothing and is answered`(_ text: String) {
        #expect(parser.isForUs(text))
        guard case .refused(let hint) = parser.parse(text) else {
            Issue.record("not refused: \(parser.parse(text))")
            return
        }
        #expect(hint.contains("nothing was done"))
        #expect(parser.parts(of: text) == [text])
    }

    @Test(arguments: [
        "as Bob wrote:\n&gt; !rds abort k3f9", "you can stop it:\n`!rds abort k3f9`", "see\n```\n!rds status\n```",
        "`!rds abort k3f9` stops it", "freeze\nall of it", "1. first\n2. second",
    ])
    func `words about a command are no command`(_ text: String) {
        #expect(parser.parse(text) == .notForUs)
        #expect(!parser.isForUs(text))
    }

    @Test func `a line that is not understood keeps all others from being carried out, and is named`() {
        let text = "!rds pause k3f9\n!rds failover orders orders-2\n!rds reisze orders"
        guard case .refused(let hint) = parser.parse(text) else {
            Issue.record("not refused")
            return
        }
        #expect(
            hint.hasPrefix("Nothing was done: not every line is understood. Line 2: Unexpected argument 'orders-2'."))
        #expect(hint.hasSuffix("Line 3: I don't know a command “reisze”. Did you mean `resize`? `help` lists them."))
    }

    @Test func `a command after a reason is no part of the reason`() {
        #expect(
            parser.parse("!rds freeze incident 4711\n!rds abort k3f9 wrong")
                == .commands([
                    FreezeCommand(reason: "incident 4711"), AbortCommand(operation: "k3f9", reason: "wrong"),
                ]))
    }

    @Test func `marks are taken off words of a command and left on those of a reason`() {
        #expect(
            parser.parse("*!rds* _abort_ *k3f9* *wrong* cluster")
                == .commands([AbortCommand(operation: "k3f9", reason: "*wrong* cluster")]))
        #expect(
            parser.parse("!rds plan *failover* orders --to _orders-2_")
                == .commands([
                    PlanCommand(
                        planned: FailoverCommand(cluster: "orders", runbook: FailoverRunbook(to: "orders-2")))
                ]))
    }

    @Test func `where the prefix is a word of the language, it may stand in a reason`() {
        let parser = CommandParser(prefix: "db", botUser: nil)
        #expect(
            parser.parse("db freeze the db status is unclear")
                == .commands([FreezeCommand(reason: "the db status is unclear")]))
    }

    @Test(arguments: [nil, "1767621000.000000"])
    func `each command of a message is taken in by itself and answered in the same thread`(_ thread: String?) {
        let filter = CommandFilter(parser: parser, ourselves: "U0BOT")
        var message = SlackMessage(
            ts: SlackTimestamp(seconds: 1_767_621_600), user: "U0ALICE",
            text: "```\n!rds pause k3f9\n!rds freeze incident\nwith a name\n```")
        message.threadTS = thread.flatMap { SlackTimestamp($0) }
        let taken = filter.commands(message, in: "C0DBAOPS", at: Timestamp(seconds: 5))
        #expect(taken.map(\.id.message) == ["1767621600.000000", "1767621600.000000/2"])
        #expect(taken.map(\.id.posted) == ["1767621600.000000", "1767621600.000000"])
        #expect(taken.map(\.conversation) == Array(repeating: thread ?? "1767621600.000000", count: 2))
        #expect(taken.map { parser.single($0.text) as? PauseCommand } == [Self.pause, nil])
        #expect(
            taken.map { parser.single($0.text) as? FreezeCommand } == [
                nil, FreezeCommand(reason: "incident with a name"),
            ])
    }

    @Test func `a message with a line that is not understood is taken in whole, to be answered once`() {
        let filter = CommandFilter(parser: parser, ourselves: "U0BOT")
        let text = "!rds pause k3f9\n!rds pase k3f9"
        let message = SlackMessage(ts: SlackTimestamp(seconds: 1_767_621_600), user: "U0ALICE", text: text)
        #expect(filter.commands(message, in: "C0DBAOPS", at: Timestamp(seconds: 5)).map(\.text) == [text])
    }

    @Test func `each command of a message has an answer of its own`() async throws {
        let setup = CommandSetup()
        let id = InboxMessage.ID(channel: "C0DBAOPS", message: "1767621600.000200", command: 2)
        try await setup.handler.handle(
            InboxMessage(
                id: id, thread: nil, author: "U0ALICE", text: "!rds help", receivedAt: Timestamp(seconds: 5)))
        let post = try #require(await setup.control.answers.first)
        #expect(post.id == "reply/C0DBAOPS/1767621600.000200/2/0")
        #expect(post.thread == "1767621600.000200")
    }
}

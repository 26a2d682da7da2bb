import Engine
import Maintenance
import Slack
import Testing

@testable import ChatOps

struct CommandFilterTests {
    private let filter = CommandFilter(parser: CommandParser(prefix: "!rds", botUser: "U0BOT"), ourselves: "U0BOT")

    private func command(_ change: (inout SlackMessage) -> Void = { _ in }) -> InboxMessage? {
        var message = SlackMessage(
            ts: SlackTimestamp(seconds: 1_767_621_600), user: "U0ALICE", text: "!rds clusters")
        change(&message)
        return filter.commands(message, in: "C0DBAOPS", at: Timestamp(seconds: 5)).first
    }

    @Test func `a person's command is taken in as it stands`() {
        #expect(
            command()
                == InboxMessage(
                    id: InboxMessage.ID(channel: "C0DBAOPS", message: "1767621600.000000"), thread: nil,
                    author: "U0ALICE", text: "!rds clusters", receivedAt: Timestamp(seconds: 5)))
    }

    @Test func `a reply keeps its thread, the first message of a thread has none`() {
        #expect(command { $0.threadTS = SlackTimestamp(seconds: 1_767_621_000) }?.thread == "1767621000.000000")
        #expect(command { $0.threadTS = $0.ts }?.thread == nil)
    }

    @Test(arguments: ["thread_broadcast", "file_share"])
    func `a person's message of another kind is taken in`(_ subtype: String) {
        #expect(command { $0.subtype = subtype } != nil)
    }

    static let ignored: [@Sendable (inout SlackMessage) -> Void] = [
        { $0.botID = "B0ELSE" }, { $0.appID = "A0ELSE" }, { $0.subtype = "bot_message" },
        { $0.subtype = "channel_join" }, { $0.subtype = "tombstone" }, { $0.subtype = "me_message" },
        { $0.user = nil }, { $0.user = "U0BOT" }, { $0.user = .slackbot }, { $0.type = "event" },
        { $0.text = "good morning" }, { $0.text = "" },
    ]

    @Test(arguments: ignored.indices)
    func `bots, apps, Slack itself and chatter are passed over`(_ index: Int) {
        #expect(command(Self.ignored[index]) == nil)
    }
}

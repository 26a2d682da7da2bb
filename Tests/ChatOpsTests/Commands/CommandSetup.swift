import Engine
import Maintenance
import TestSupport

@testable import ChatOps

/// A command handler with everything around it faked.
struct CommandSetup {
    let journal: FakeJournal
    let control: FakeControl
    /// A minute after the messages were written.
    var now = Timestamp(seconds: 1_767_621_660)
    var routing = Routing(channels: [
        .init(id: "C0DBAOPS", role: .operations, clusters: ["orders*", "users"]),
        .init(id: "C0PROD", role: .operations, clusters: ["prod-*"]),
        .init(id: "C0STATUS", role: .status),
    ])

    var lifecycles: [Lifecycle] = []
    var schedules: [String: LifecycleSchedule] = [:]

    init(_ operations: [Operation] = [], people: PeopleReader = .fake()) {
        journal = FakeJournal(operations: operations)
        control = FakeControl(journal, operation: operations.first ?? .planned(), people: people)
    }

    var handler: CommandHandler {
        CommandHandler(
            parser: CommandParser(prefix: "!rds", botUser: "U0BOT"), control: control, journal: journal,
            routing: routing, operators: ["U0ALICE"], lifecycles: lifecycles, schedules: schedules,
            now: { [now] in now }, logger: .silent)
    }

    static func message(
        _ text: String, by author: PersonID = "U0ALICE", ts: String = "1767621600.000200", thread: String? = nil,
        channel: String = "C0DBAOPS"
    ) -> InboxMessage {
        InboxMessage(
            id: InboxMessage.ID(channel: channel, message: ts), thread: thread, author: author, text: text,
            receivedAt: Observation.sampleInstant)
    }

    /// Handles one command and returns all that was said about it.
    func say(
        _ text: String, by author: PersonID = "U0ALICE", thread: String? = nil, channel: String = "C0DBAOPS"
    ) async throws -> String {
        try await handler.handle(Self.message("!rds \(text)", by: author, thread: thread, channel: channel))
        return await said
    }

    var said: String {
        get async {
            await control.answers.map { post in
                guard case .reply(let blocks) = post.content else { return "" }
                return blocks.joined(separator: "\n")
            }.joined(separator: "\n")
        }
    }
}

extension PeopleReader {
    /// One operator, and full members.
    static func fake(
        _ change: @escaping @Sendable (inout GateReading.Person) -> Void = { _ in }
    ) -> PeopleReader {
        PeopleReader(operators: { Operators(people: ["U0ALICE"]) }) { id in
            var person = GateReading.Person(id: id, team: "T0HOME")
            change(&person)
            return .known(person)
        }
    }
}

import Engine
import Maintenance
import TestSupport

@testable import ChatOps

/// A command handler with everything around it faked.
struct CommandSetup {
    let journal: FakeJournal
    let dispatch: FakeDispatch
    var people = KnownPeople(
        PeopleSettings(operators: ["U0ALICE"], approvers: ["U0BOB"]), members: [:])
    var profile: @Sendable (PersonID) -> Reading<GateReading.Person> = {
        .known(GateReading.Person(id: $0, team: "T0HOME"))
    }
    /// A minute after the messages were written.
    var now = Timestamp(seconds: 1_767_621_660)
    var routing = Routing(channels: [
        .init(id: "C0DBAOPS", role: .operations, clusters: ["orders*", "users"]),
        .init(id: "C0PROD", role: .operations, clusters: ["prod-*"]),
        .init(id: "C0STATUS", role: .status),
    ])

    init(_ operations: [Operation] = []) {
        journal = FakeJournal(operations: operations)
        dispatch = FakeDispatch(journal, operation: operations.first ?? .planned())
    }

    var handler: CommandHandler {
        let (people, profile, now) = (people, profile, now)
        return CommandHandler(
            parser: CommandParser(prefix: "!rds", botUser: "U0BOT"), dispatch: dispatch, journal: journal,
            routing: routing, callers: CallerLookup(people: { people }, profile: { profile($0) }),
            now: { now }, logger: .silent)
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
            await dispatch.answers.map { post in
                guard case .reply(let blocks) = post.content else { return "" }
                return blocks.joined(separator: "\n")
            }.joined(separator: "\n")
        }
    }
}

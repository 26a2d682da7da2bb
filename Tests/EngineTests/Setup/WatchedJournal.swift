import Engine
import Journal
import Maintenance

/// The journal in memory, which remembers what it was given and fails, or is overtaken, where a test says so.
actor WatchedJournal: Journal {
    /// What goes wrong with a commit.
    enum Mishap: Sendable {
        /// Nothing is recorded.
        case refused(JournalError)
        /// Somebody else records this first.
        case overtaken(@Sendable (Operation) throws -> [Event])
    }

    private let memory = MemoryJournal()
    /// What was recorded, in order.
    private(set) var entries: [Entry] = []
    private(set) var attempts = 0
    /// How many entries each transaction had.
    private(set) var groups: [Int] = []
    private var mishaps: [Mishap] = []
    /// Commits with such an event fail for as long as it is set.
    private var refused: (event: String, error: JournalError)?
    private var readError: JournalError?
    /// What an examination finds.
    private var flaws: [LogFlaw] = []

    func expect(_ mishaps: Mishap...) { self.mishaps += mishaps }

    func refuse(_ event: String?, _ error: JournalError = JournalError(.diskFull, "no room")) {
        refused = event.map { ($0, error) }
    }

    func doubt(_ flaws: LogFlaw...) { self.flaws = flaws }

    private func flaw(of operation: OperationID) -> LogFlaw? {
        flaws.first { $0.stream == .operation(operation) }
    }

    func breakReading(_ error: JournalError?) { readError = error }

    var events: [Event] { entries.flatMap(\.events) }

    /// The posts that anybody was ever given, in order.
    var posts: [Post] {
        var known: Set<PostID> = []
        return entries.flatMap(\.posts).filter { known.insert($0.id).inserted }
    }

    func operation(_ id: OperationID) async -> Operation? { await memory.operations(prefix: id.text).first }

    func commit(_ group: [Entry]) async -> [Result<Void, JournalError>] {
        groups.append(group.count)
        var results: [Result<Void, JournalError>] = []
        for entry in group {
            do throws(JournalError) {
                try await record(entry)
                results.append(.success(()))
            } catch {
                results.append(.failure(error))
            }
        }
        return results
    }

    private func record(_ entry: Entry) async throws(JournalError) {
        attempts += 1
        if let refused, entry.events.contains(where: { $0.name == refused.event }) { throw refused.error }
        if !mishaps.isEmpty {
            switch mishaps.removeFirst() {
            case .refused(let error): throw error
            case .overtaken(let events): try await overtake(entry, events)
            }
        }
        if let flaw = entry.operation.flatMap({ flaw(of: $0.id) }) {
            throw JournalError(.contradicted, flaw.sentence)
        }
        try await memory.commit(entry)
        entries.append(entry)
    }

    private func overtake(
        _ entry: Entry, _ events: @Sendable (Operation) throws -> [Event]
    ) async throws(JournalError) {
        do {
            guard let id = entry.operation?.id, var operation = await operation(id) else { return }
            let (before, events) = (operation.version, try events(operation))
            for event in events { _ = try operation.apply(event, at: entry.at) }
            let first = Entry(.operation(operation, onto: before, events: events), at: entry.at)
            try await memory.commit(first)
            entries.append(first)
        } catch {
            throw JournalError(.failed, "the test itself is wrong: \(error)")
        }
    }

    func openOperations() async throws(JournalError) -> [Operation] {
        if let readError { throw readError }
        return await memory.openOperations()
    }

    func operations(prefix: String) async throws(JournalError) -> [Operation] {
        if let readError { throw readError }
        return await memory.operations(prefix: prefix)
    }

    func parkedOperations() async -> [ParkedOperation] { await memory.parkedOperations() }
    func recentOperations(limit: Int) async -> [Operation] { await memory.recentOperations(limit: limit) }
    func pastOperations(on target: Target, limit: Int, among newest: Int) async -> [PastOperation] {
        await memory.pastOperations(on: target, limit: limit, among: newest)
    }
    func events(of operation: OperationID) async throws(JournalError) -> [RecordedEvent] {
        try await memory.events(of: operation)
    }
    func takeIn(_ messages: [InboxMessage], channel: String, cursor: String) async {
        await memory.takeIn(messages, channel: channel, cursor: cursor)
    }
    func cursor(of channel: String) async -> String? { await memory.cursor(of: channel) }
    func unansweredMessages() async -> [InboxMessage] { await memory.unansweredMessages() }
    func restraints() async -> Restraints { await memory.restraints() }
    func examine(_ operation: OperationID) -> LogFlaw? { flaw(of: operation) }
    func walkLog(_ walk: LogWalk, atMost lines: Int) -> LogWalk {
        var walk = walk
        walk.end(with: flaws.filter { $0.stream?.operation == nil })
        return walk
    }
    func logHead() async throws(JournalError) -> LogHead? { try await memory.logHead() }
    func answer(to request: KeyedRequest) async -> RecordedAnswer? { await memory.answer(to: request) }
    func openPosts() async -> [PostRecord] { await memory.openPosts() }
    func delivery(of post: PostID) async -> Delivery? { await memory.delivery(of: post) }
    func unrecordedPosts(among posts: [OwnPost]) async -> UnrecordedPosts {
        await memory.unrecordedPosts(among: posts)
    }
    func record(_ delivery: Delivery, of post: PostID) async throws(JournalError) {
        try await memory.record(delivery, of: post)
    }
}

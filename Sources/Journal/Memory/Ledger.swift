package import Engine
package import Maintenance

/// What a journal holds, as a value with the same rules and no file: for tests, the demo and the seeded shell. A crash is
/// simulated by going on with the value as it was.
package struct Ledger: Sendable {
    private struct StoredPost: Sendable {
        var record: PostRecord
        var order: Int
    }

    private struct StoredMessage: Sendable {
        var message: InboxMessage
        var answeredAt: Timestamp?
    }

    private struct Line: Sendable {
        var stream: StreamID
        var sequence: Int
        var at: Timestamp
        var event: any StreamEvent
    }

    private var states: [OperationID: Operation] = [:]
    /// Oldest first.
    private var order: [OperationID] = []
    private var holders: [Resource: OperationID] = [:]
    private var holds: [OperationID: Set<Resource>] = [:]
    private var lines: [Line] = []
    /// Numbers of an operation's lines in `lines`.
    private var linesOf: [OperationID: [Int]] = [:]
    package private(set) var restraints = Restraints()
    /// The first lines as a file would hold them; the rest are worked out when somebody asks for them.
    private var written: [(json: String, hash: String)] = []
    private var posts: [PostID: StoredPost] = [:]
    private var inbox: [InboxMessage.ID: StoredMessage] = [:]
    private var inboxOrder: [InboxMessage.ID] = []
    private var cursors: [String: String] = [:]
    /// What came of requests, by their callers and the names that those gave them.
    private var answers: [[String]: RecordedAnswer] = [:]

    package init() {}

    package mutating func commit(_ group: [Entry]) -> [Result<Void, JournalError>] {
        group.map { entry in Result { () throws(JournalError) in try commit(entry) } }
    }

    package mutating func commit(_ entry: Entry) throws(JournalError) {
        try entry.checkConsistency()
        let restraints = try checked(entry.change)
        switch entry.answers {
        case .message(let message):
            guard let stored = inbox[message] else { throw .unknown(message) }
            guard stored.answeredAt == nil else { throw .answered(message) }
        case .request(let request):
            guard answer(to: request) == nil else { throw .answered(request) }
        case nil: break
        }
        if let (post, _) = entry.delivery {
            guard posts[post] != nil || entry.posts.contains(where: { $0.id == post }) else { throw .unknown(post) }
        }

        switch entry.change {
        case .operation(let operation, _, let events): store(operation, events, at: entry.at)
        case .restraints(let changes, let version):
            self.restraints = restraints
            append(changes, to: .restraints, after: version, at: entry.at)
        case nil: break
        }
        for post in entry.posts where posts[post.id] == nil {
            posts[post.id] = StoredPost(record: PostRecord(post: post), order: posts.count)
        }
        switch entry.answers {
        case .message(let message): inbox[message]?.answeredAt = entry.at
        case .request(let request):
            answers[[request.caller, request.name]] = RecordedAnswer(
                digest: request.digest, operation: entry.operation?.id)
        case nil: break
        }
        if let (post, delivery) = entry.delivery { posts[post]?.record.delivery = delivery }
    }

    /// Refuses a change that does not follow on what is stored; returns the restraints after it.
    private func checked(_ change: Entry.Change?) throws(JournalError) -> Restraints {
        switch change {
        case .operation(let operation, let version, let events): try check(operation, onto: version, events)
        case .restraints(let changes, let version): return try restraints.following(changes, onto: version)
        case nil: break
        }
        return restraints
    }

    private func check(_ operation: Operation, onto version: Int, _ events: [Event]) throws(JournalError) {
        let stored = states[operation.id]?.version ?? 0
        guard stored == version else { throw .conflict(operation.id, expected: version, stored: stored) }
        guard events.contains(where: \.changesHolds) else { return }
        let taken = operation.holds.filter { holders[$0].map { $0 != operation.id } ?? false }
        if let resource = taken.inOrder.first, let holder = holders[resource] { throw .held(resource, by: holder) }
    }

    private mutating func store(_ operation: Operation, _ events: [Event], at now: Timestamp) {
        guard !events.isEmpty else { return }
        if states[operation.id] == nil { order.append(operation.id) }
        states[operation.id] = operation
        if events.contains(where: \.changesHolds) { hold(operation.holds, by: operation.id) }
        linesOf[operation.id, default: []] += lines.count..<lines.count + events.count
        append(events, to: .operation(operation.id), after: operation.version - events.count, at: now)
    }

    private mutating func hold(_ after: Set<Resource>, by operation: OperationID) {
        for resource in holds.removeValue(forKey: operation) ?? [] { holders[resource] = nil }
        for resource in after { holders[resource] = operation }
        if !after.isEmpty { holds[operation] = after }
    }

    private mutating func append(
        _ events: [some StreamEvent], to stream: StreamID, after version: Int, at now: Timestamp
    ) {
        for (offset, event) in events.enumerated() {
            lines.append(Line(stream: stream, sequence: version + offset + 1, at: now, event: event))
        }
    }

    package func openOperations() -> [Operation] {
        order.compactMap { states[$0] }.filter { !$0.isEnded }
    }

    /// None: what is held as values can always be read.
    package func parkedOperations() -> [ParkedOperation] { [] }

    package func recentOperations(limit: Int) -> [Operation] {
        order.suffix(max(0, limit)).reversed().compactMap { states[$0] }
    }

    package func pastOperations(on target: Target, limit: Int, among newest: Int) -> [PastOperation] {
        let past = order.suffix(max(0, newest)).reversed().lazy.compactMap { states[$0] }
            .filter { $0.isEnded && $0.progress != nil && $0.target == target }.prefix(max(0, limit))
        guard !past.isEmpty else { return [] }
        let restraints = lines.filter { $0.stream == .restraints }
        return past.compactMap { operation in
            let own = (linesOf[operation.id] ?? []).map { lines[$0] }
            return PastOperation(operation, lines: (own + restraints).map { ($0.event.name, $0.at) })
        }
    }

    package func operations(prefix: String) -> [Operation] {
        order.reversed().filter { $0.text.hasPrefix(prefix) }.prefix(10).compactMap { states[$0] }
    }

    package mutating func events(of operation: OperationID) throws(JournalError) -> [RecordedEvent] {
        try writeAll()
        return (linesOf[operation] ?? []).compactMap { index in
            let (line, written) = (lines[index], written[index])
            guard let event = line.event as? Event else { return nil }
            return RecordedEvent(
                sequence: line.sequence, at: line.at, event: event, json: written.json, hash: written.hash)
        }
    }

    package mutating func logHead() throws(JournalError) -> LogHead? {
        try writeAll()
        guard let line = lines.last, let written = written.last else { return nil }
        return LogHead(line: lines.count, hash: written.hash, at: line.at)
    }

    private mutating func writeAll() throws(JournalError) {
        for index in written.count..<lines.count {
            let line = lines[index]
            let logged = LogLine(
                number: index + 1, stream: line.stream, sequence: line.sequence, at: line.at, name: line.event.name,
                version: type(of: line.event).version, event: try StoredJSON().text(of: line.event))
            written.append((logged.event, logged.hash(after: written.last?.hash ?? LogLine.origin)))
        }
    }

    package mutating func takeIn(_ messages: [InboxMessage], channel: String, cursor: String) {
        for message in messages where inbox[message.id] == nil {
            inbox[message.id] = StoredMessage(message: message, answeredAt: nil)
            inboxOrder.append(message.id)
        }
        cursors[channel] = cursor
    }

    package func cursor(of channel: String) -> String? { cursors[channel] }

    package func unansweredMessages() -> [InboxMessage] {
        inboxOrder.compactMap { inbox[$0] }.filter { $0.answeredAt == nil }.map(\.message)
    }

    package func answer(to request: KeyedRequest) -> RecordedAnswer? { answers[[request.caller, request.name]] }

    package func openPosts() -> [PostRecord] {
        posts.values.filter { $0.record.delivery.isOpen }.sorted { $0.order < $1.order }.map(\.record)
    }

    package func delivery(of post: PostID) -> Delivery? { posts[post]?.record.delivery }

    package func unrecordedPosts(among own: [OwnPost]) -> UnrecordedPosts {
        UnrecordedPosts(among: own) { posts[$0]?.record }
    }

    package mutating func record(_ delivery: Delivery, of post: PostID) throws(JournalError) {
        guard posts[post] != nil else { throw .unknown(post) }
        posts[post]?.record.delivery = delivery
    }
}

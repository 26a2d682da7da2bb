package import Engine
package import Maintenance

/// A journal that lasts as long as the process.
package actor MemoryJournal: Journal {
    package private(set) var ledger: Ledger

    private var marks: [String: ScheduleMark] = [:]

    package init(_ ledger: Ledger = Ledger()) {
        self.ledger = ledger
    }

    package func commit(_ group: [Entry]) -> [Result<Void, JournalError>] { ledger.commit(group) }

    package func openOperations() -> [Operation] { ledger.openOperations() }

    package func parkedOperations() -> [ParkedOperation] { ledger.parkedOperations() }

    package func recentOperations(limit: Int) -> [Operation] { ledger.recentOperations(limit: limit) }

    package func pastOperations(on target: Target, limit: Int, among newest: Int) -> [PastOperation] {
        ledger.pastOperations(on: target, limit: limit, among: newest)
    }

    package func operations(prefix: String) -> [Operation] { ledger.operations(prefix: prefix) }

    package func events(of operation: OperationID) throws(JournalError) -> [RecordedEvent] {
        try ledger.events(of: operation)
    }

    package func takeIn(_ messages: [InboxMessage], channel: String, cursor: String) {
        ledger.takeIn(messages, channel: channel, cursor: cursor)
    }

    package func cursor(of channel: String) -> String? { ledger.cursor(of: channel) }

    package func unansweredMessages() -> [InboxMessage] { ledger.unansweredMessages() }

    package func restraints() -> Restraints { ledger.restraints }

    /// Nothing beside us can have changed what is held as values.
    package func examine(_ operation: OperationID) -> LogFlaw? { nil }

    package func walkLog(_ walk: LogWalk, atMost lines: Int) -> LogWalk {
        var walk = walk
        walk.end()
        return walk
    }

    package func logHead() throws(JournalError) -> LogHead? { try ledger.logHead() }

    package func answer(to request: KeyedRequest) -> RecordedAnswer? { ledger.answer(to: request) }

    package func openPosts() -> [PostRecord] { ledger.openPosts() }

    package func delivery(of post: PostID) -> Delivery? { ledger.delivery(of: post) }

    package func unrecordedPosts(among posts: [OwnPost]) -> UnrecordedPosts { ledger.unrecordedPosts(among: posts) }

    package func record(_ delivery: Delivery, of post: PostID) throws(JournalError) {
        try ledger.record(delivery, of: post)
    }
}

extension MemoryJournal: ScheduleMarks {
    package func mark(of name: String) -> ScheduleMark? { marks[name] }

    package func record(_ mark: ScheduleMark, of name: String) { marks[name] = mark }

    package func forgetMarks(except names: Set<String>) { marks = marks.filter { names.contains($0.key) } }
}

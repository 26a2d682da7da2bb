package import Engine
package import Journal
package import Maintenance

/// What survives a crash: the journal's own ledger, and which message each post stands in.
package struct SeededStore: Sendable {
    package private(set) var ledger = Ledger()
    /// Messages of posts, settled ones included.
    package private(set) var messages: [PostID: String] = [:]

    package init() {}

    /// Every operation, by id.
    package var operations: [OperationID: Operation] {
        Dictionary(ledger.recentOperations(limit: .max).map { ($0.id, $0) }) { first, _ in first }
    }

    package var newest: Operation? { ledger.recentOperations(limit: 1).first }

    package subscript(_ id: OperationID) -> Operation? { ledger.operations(prefix: id.text).first { $0.id == id } }

    /// Commits a turn; false when somebody else recorded first or the cluster is taken.
    package mutating func commit(_ recording: Recording, at now: Timestamp) throws(JournalError) -> Bool {
        do {
            try ledger.commit(
                Entry(
                    operation: recording.operation, expectedVersion: recording.expectedVersion,
                    events: recording.events, posts: recording.posts, at: now))
            return true
        } catch {
            guard error.code == .conflict || error.code == .clusterTaken else { throw error }
            return false
        }
    }

    package mutating func record(_ delivery: Delivery, of post: PostID) throws(JournalError) {
        switch delivery {
        case .shown(let message, _, _), .settled(let message): messages[post] = message
        case .waiting, .sending, .failed: break
        }
        try ledger.record(delivery, of: post)
    }

    /// Adds posts; those that are there already are left as they are.
    package mutating func add(_ posts: [Post], at now: Timestamp) throws(JournalError) {
        try ledger.commit(Entry(operation: nil, expectedVersion: nil, events: [], posts: posts, at: now))
    }

    package var restraints: [Restraint] { ledger.restraints() }

    /// Imposes or lifts a lock or the freeze.
    mutating func record(_ change: RestraintChange, at now: Timestamp) throws(JournalError) {
        try ledger.commit(
            Entry(operation: nil, expectedVersion: nil, events: [], posts: [], restraint: change, at: now))
    }

    package var openOperations: [Operation] { ledger.openOperations() }

    package var openPosts: [PostRecord] { ledger.openPosts() }

    package mutating func events(of operation: OperationID) throws(JournalError) -> [RecordedEvent] {
        try ledger.events(of: operation)
    }
}

package import Engine
package import Journal
package import Maintenance

/// What survives a crash: the journal's own ledger, and which message each post stands in.
package struct SeededStore: Sendable {
    package private(set) var ledger = Ledger()
    /// Every operation as the ledger has it, by id: looked up many times between two commits.
    package private(set) var operations: [OperationID: Operation] = [:]
    /// The operations that are not over, as the ledger has them, oldest first.
    package private(set) var openOperations: [Operation] = []
    private var newestID: OperationID?
    /// Messages of posts, settled ones included.
    package private(set) var messages: [PostID: String] = [:]

    package init() {}

    package var newest: Operation? { newestID.flatMap { operations[$0] } }

    package subscript(_ id: OperationID) -> Operation? { operations[id] }

    /// Commits a turn; false when somebody else recorded first or the cluster is taken.
    package mutating func commit(_ recording: Recording, at now: Timestamp) throws(JournalError) -> Bool {
        do {
            try ledger.commit(
                Entry(
                    operation: recording.operation, expectedVersion: recording.expectedVersion,
                    events: recording.events, posts: recording.posts, at: now))
            operations[recording.operation.id] = ledger.operations(prefix: recording.operation.id.text)
                .first { $0.id == recording.operation.id }
            openOperations = ledger.openOperations()
            newestID = ledger.recentOperations(limit: 1).first?.id
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

    package var openPosts: [PostRecord] { ledger.openPosts() }

    package mutating func events(of operation: OperationID) throws(JournalError) -> [RecordedEvent] {
        try ledger.events(of: operation)
    }
}

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

    /// Operations are numbered k001, k002 and so on.
    var nextID: OperationID {
        let digits = String(operations.count + 1)
        return OperationID("k" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits)
    }

    package subscript(_ id: OperationID) -> Operation? { operations[id] }

    package mutating func commit(_ entry: Entry) throws(JournalError) {
        try ledger.commit(entry)
        if let (post, delivery) = entry.delivery { note(delivery, of: post) }
        guard let operation = entry.operation else { return }
        operations[operation.id] = operation
        openOperations = ledger.openOperations()
        newestID = ledger.recentOperations(limit: 1).first?.id
    }

    func unrecordedPosts(among posts: [OwnPost]) -> UnrecordedPosts { ledger.unrecordedPosts(among: posts) }

    package mutating func record(_ delivery: Delivery, of post: PostID) throws(JournalError) {
        try ledger.record(delivery, of: post)
        note(delivery, of: post)
    }

    private mutating func note(_ delivery: Delivery, of post: PostID) {
        switch delivery {
        case .shown(let message, _, _), .settled(let message): messages[post] = message
        case .waiting, .sending, .failed: break
        }
    }

    package var restraints: Restraints { ledger.restraints }

    package var openPosts: [PostRecord] { ledger.openPosts() }

    func pastOperations(on target: Target, limit: Int, among newest: Int) -> [PastOperation] {
        ledger.pastOperations(on: target, limit: limit, among: newest)
    }

    func answer(to request: KeyedRequest) -> RecordedAnswer? { ledger.answer(to: request) }

    package mutating func events(of operation: OperationID) throws(JournalError) -> [RecordedEvent] {
        try ledger.events(of: operation)
    }
}

package import Engine
package import Maintenance

/// What survives a crash: the journal of the seeded shell, with the promises of the real one (one commit a turn,
/// compare-and-swap, one active operation a cluster, posts added once).
package struct SeededStore: Sendable {
    package private(set) var operations: [OperationID: Operation] = [:]
    package private(set) var events: [OperationID: [RecordedEvent]] = [:]
    package private(set) var posts: [PostRecord] = []
    private var positions: [PostID: Int] = [:]

    package init() {}

    /// Commits a turn; false when somebody else recorded first or the cluster is taken.
    package mutating func commit(_ recording: Recording, at now: Timestamp) -> Bool {
        let operation = recording.operation
        guard operations[operation.id]?.version == recording.expectedVersion else { return false }
        if operation.isActive {
            let isTaken = operations.values.contains {
                $0.id != operation.id && $0.isActive && $0.target == operation.target
            }
            guard !isTaken else { return false }
        }
        for event in recording.events {
            let sequence = (events[operation.id]?.count ?? 0) + 1
            events[operation.id, default: []].append(
                RecordedEvent(sequence: sequence, at: now, event: event, hash: ""))
        }
        operations[operation.id] = operation
        for post in recording.posts where positions[post.id] == nil {
            positions[post.id] = posts.count
            posts.append(PostRecord(post: post))
        }
        return true
    }

    package mutating func record(_ delivery: Delivery, of post: PostID) {
        guard let position = positions[post] else { return }
        posts[position].delivery = delivery
    }

    package var openOperations: [Operation] {
        operations.values.filter { !$0.isEnded }.sorted { $0.id < $1.id }
    }

    package var openPosts: [PostRecord] { posts.filter(\.delivery.isOpen) }

    /// The operation as its events alone give it.
    package func folded(_ id: OperationID) throws(Refusal) -> Operation? {
        guard let lines = events[id], let first = lines.first else { return nil }
        var operation = try Operation(first.event, at: first.at)
        for line in lines.dropFirst() { _ = try operation.apply(line.event, at: line.at) }
        return operation
    }
}

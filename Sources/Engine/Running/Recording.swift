package import Maintenance

/// What a turn records, worked out before anything is written: the operation after its events, the posts they amount to
/// and the calls they permit.
package struct Recording: Sendable {
    package private(set) var operation: Operation
    package private(set) var posts: [Post] = []
    package private(set) var clearances: [Clearance] = []
    package let events: [Event]
    package let expectedVersion: Int?

    /// Folds the events into an operation as it is stored, or into a new one that the first event begins.
    ///
    /// - Throws: `Refusal` when an event does not fit.
    package init(
        _ events: [Event], onto stored: Operation?, routing: Routing, at now: Timestamp
    ) throws(Refusal) {
        self.events = events
        expectedVersion = stored?.version
        var rest = events[...]
        if let stored {
            operation = stored
        } else {
            guard let first = rest.popFirst() else { throw Refusal("An operation begins with an event.") }
            operation = try Operation(first, at: now)
            posts = routing.posts(for: .plan(operation.plan.digest), of: operation)
        }
        for event in rest {
            for effect in try operation.apply(event, at: now) {
                switch effect {
                case .perform(let clearance): clearances.append(clearance)
                case .tell(let notice): add(routing.posts(for: notice, of: operation))
                }
            }
        }
        if operation.isActive, !(stored?.isActive ?? false) { add(routing.summaries(of: operation.target.cluster)) }
    }

    /// What its entry in the journal says.
    package var change: Entry.Change {
        .operation(operation, onto: expectedVersion ?? 0, events: events)
    }

    private mutating func add(_ new: [Post]) {
        posts += new.filter { post in !posts.contains { $0.id == post.id } }
    }
}

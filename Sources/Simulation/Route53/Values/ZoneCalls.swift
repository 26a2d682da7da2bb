/// One change of a batch.
package struct SimulatedRecordChange: Sendable, Hashable {
    package enum Action: String, Sendable, Hashable {
        case create = "CREATE"
        case delete = "DELETE"
        case upsert = "UPSERT"
    }

    package var action: Action
    package var record: SimulatedRecordSet

    package init(_ action: Action, _ record: SimulatedRecordSet) {
        self.action = action
        self.record = record
    }
}

/// A batch of changes of the records of one zone.
package struct ChangeRecordsCall: Sendable {
    package var zone: String
    package var changes: [SimulatedRecordChange]
    package var comment: String?

    package init(zone: String, _ changes: [SimulatedRecordChange], comment: String? = nil) {
        self.zone = zone
        self.changes = changes
        self.comment = comment
    }
}

/// What GetChange tells of a batch.
package struct SimulatedZoneChange: Sendable, Hashable {
    package enum Status: String, Sendable, Hashable {
        /// Not every server of the zone knows the change yet.
        case pending = "PENDING"
        case inSync = "INSYNC"
    }

    package let identifier: String
    package let zone: String
    package internal(set) var status: Status
    package let submitted: SimulatedTime
    package let comment: String?
}

/// A batch that took effect: who changed what when, and when every server knew it.
package struct DNSEffect: Sendable, Hashable {
    package let number: Int
    package let actor: Effect.Actor
    package let zone: String
    /// The identifier of the change.
    package let change: String
    package let changes: [SimulatedRecordChange]
    package let started: SimulatedTime
    package internal(set) var visiblyDone: SimulatedTime?
}

/// Some items of a list and the item that the next page begins with.
package struct SimulatedPage<Item: Sendable>: Sendable {
    package let items: [Item]
    package let next: Item?

    /// - Parameter rest: the items from the first of the page on.
    init(of rest: some Collection<Item>, limit: Int) {
        items = Array(rest.prefix(limit))
        next = rest.dropFirst(limit).first
    }
}

/// How many clients are connected to instances: of those of which there is a recent value (GetMetricStatistics,
/// `DatabaseConnections`: "The number of client network connections to the database instance", Aurora user guide,
/// "Amazon CloudWatch metrics for Amazon Aurora").
package struct ConnectionsQuestion: Question {
    package typealias Answer = [InstanceID: Peak]
    package static let kind: KindName = "connections"
    /// What is looked back on.
    package static let period = Span.minutes(15)
    package let place: Place
    /// Sorted.
    package let instances: [InstanceID]

    package init(of instances: some Sequence<InstanceID>, in place: Place) {
        self.place = place
        self.instances = instances.sorted()
    }
}

/// What was read of the connections to some instances, in words.
package struct ConnectionReport: Sendable, Equatable {
    /// Each instance with what was read of it; `nil` where nothing was.
    package let instances: [(name: InstanceID, seen: Peak?)]
    /// Why nothing at all was read.
    package let reason: String?

    package static func == (left: ConnectionReport, right: ConnectionReport) -> Bool {
        left.reason == right.reason
            && left.instances.elementsEqual(right.instances) { $0.name == $1.name && $0.seen == $1.seen }
    }

    package var used: [InstanceID] { instances.filter { ($0.seen?.highest ?? 0) > 0 }.map(\.name) }
    package var unread: [InstanceID] { instances.filter { $0.seen == nil }.map(\.name) }
    /// Every instance was read, and nobody was connected to any.
    package var isUnused: Bool { used.isEmpty && unread.isEmpty }

    /// "orders-old1-1 at most 3, orders-old1-2 none, orders-old1-3 not read".
    package var numbers: String {
        instances.map { name, seen in
            guard let seen else { return "\(name) not read" }
            return seen.highest == 0 ? "\(name) none" : "\(name) at most \(seen.highest)"
        }.joined(separator: ", ")
    }

    /// "in the 15 min to 2026-12-03 14:02 UTC"; of the shortest time and the oldest value among those that were read.
    package var time: String? { instances.compactMap(\.seen).time }
}

extension Observation {
    /// What was read of the connections to these instances.
    package func connections(to names: [InstanceID]) -> ConnectionReport {
        var seen: [InstanceID: Peak] = [:]
        var reason: String?
        let answers = all(ConnectionsQuestion.self)
        for answer in answers {
            switch answer.reading {
            case .known(let found): seen.merge(found) { $1 }
            case .unavailable(let why): reason = why
            }
        }
        return ConnectionReport(
            instances: names.sorted().map { ($0, seen[$0]) },
            reason: reason ?? (answers.isEmpty ? Observation.notAsked : nil))
    }
}

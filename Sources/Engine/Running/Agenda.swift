package import Maintenance

/// Which operations are due and what has to be read for them: a value, so that both shells keep the same times.
package struct Agenda: Sendable, Equatable {
    /// What is to be done at one moment.
    package struct Due: Sendable, Equatable {
        /// To be looked at, in one shared reading per place.
        package var operations: [OperationID] = []
        package var targets: Set<Target> = []
        /// Operations whose waiting gate's prompt is to be read.
        package var gates: [OperationID] = []
        /// Operations whose plan message is to be read for a start.
        package var plans: [OperationID] = []

        package var isEmpty: Bool { operations.isEmpty && gates.isEmpty && plans.isEmpty }
    }

    /// Time between two readings of the one waiting gate there usually is; `reactions.get` allows 50 a minute.
    package static let gateInterval = Span(milliseconds: 1500)
    private static let planInterval = Span.seconds(3)
    /// How often an operation that has nothing to see in AWS is given a turn all the same (expiries).
    private static let idleInterval = Span.seconds(30)

    private var lookedAt: [OperationID: Timestamp] = [:]
    private var gateReadAt: [OperationID: Timestamp] = [:]
    private var planReadAt: [OperationID: Timestamp] = [:]
    /// Operations that changed and are due at once.
    private var hurried: Set<OperationID> = []

    package init() {}

    /// Makes an operation due now: something was recorded that a look may follow from.
    package mutating func hurry(_ operation: OperationID) {
        hurried.insert(operation)
    }

    /// Takes note of a look that a turn made on its own account: the next one is due an interval after it.
    package mutating func looked(at operation: OperationID, _ now: Timestamp) {
        guard lookedAt[operation].map({ $0 < now }) ?? true else { return }
        lookedAt[operation] = now
    }

    package mutating func forget(_ operation: OperationID) {
        lookedAt[operation] = nil
        gateReadAt[operation] = nil
        planReadAt[operation] = nil
        hurried.remove(operation)
    }

    /// When the next thing is due; `nil` when nothing ever is.
    package func next(_ operations: some Collection<Operation>, at now: Timestamp) -> Timestamp? {
        let counts = Counts(operations)
        return operations.compactMap { operation -> Timestamp? in
            guard !operation.isEnded else { return nil }
            return times(operation, among: counts, at: now).min()
        }.min()
    }

    /// What is due now, marked as done at this moment. Operations due within half their interval of a shared reading
    /// join it, so that one tick serves all.
    package mutating func take(_ operations: some Collection<Operation>, at now: Timestamp) -> Due {
        let counts = Counts(operations)
        var due = Due()
        let isReading = operations.contains { operation in
            lookTime(operation, at: now).map { $0 <= now } ?? false
        }
        for operation in operations.sorted(by: { $0.id < $1.id }) where !operation.isEnded {
            let slack = isReading ? Span(milliseconds: (operation.cadence.interval ?? .zero).milliseconds / 2) : .zero
            if let time = lookTime(operation, at: now), time <= now + slack {
                due.operations.append(operation.id)
                if operation.cadence != .never || hurried.contains(operation.id) {
                    due.targets.insert(operation.target)
                }
                lookedAt[operation.id] = now
                hurried.remove(operation.id)
            }
            if let time = gateTime(operation, counts, at: now), time <= now {
                due.gates.append(operation.id)
                gateReadAt[operation.id] = now
            }
            if let time = planTime(operation, counts, at: now), time <= now {
                due.plans.append(operation.id)
                planReadAt[operation.id] = now
            }
        }
        return due
    }

    /// How many compete for the reading of reactions.
    private struct Counts {
        var gates: Int64
        var plans: Int64

        init(_ operations: some Collection<Operation>) {
            gates = Int64(operations.count { $0.progress?.waitingGate?.prompt != nil && $0.isActive })
            plans = Int64(operations.count { if case .planned = $0.phase { true } else { false } })
        }
    }

    private func times(_ operation: Operation, among counts: Counts, at now: Timestamp) -> [Timestamp] {
        [
            lookTime(operation, at: now), gateTime(operation, counts, at: now), planTime(operation, counts, at: now),
        ].compactMap { $0 }
    }

    private func lookTime(_ operation: Operation, at now: Timestamp) -> Timestamp? {
        if hurried.contains(operation.id) { return now }
        guard let last = lookedAt[operation.id] else { return now }
        return last + (operation.cadence.interval ?? Agenda.idleInterval)
    }

    private func gateTime(_ operation: Operation, _ counts: Counts, at now: Timestamp) -> Timestamp? {
        guard operation.isActive, operation.progress?.waitingGate?.prompt != nil else { return nil }
        guard let last = gateReadAt[operation.id] else { return now }
        return last + Agenda.gateInterval * max(1, counts.gates)
    }

    private func planTime(_ operation: Operation, _ counts: Counts, at now: Timestamp) -> Timestamp? {
        guard case .planned = operation.phase else { return nil }
        guard let last = planReadAt[operation.id] else { return now }
        let crowded: Int64 = counts.gates > 0 ? 2 : 1
        return last + Agenda.planInterval * max(1, counts.plans) * crowded
    }
}

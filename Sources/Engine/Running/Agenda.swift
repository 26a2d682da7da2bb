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

    /// Time between two readings of gates, which take turns; `reactions.get` allows 50 a minute, and 40 and the 10 of the
    /// plans come to that.
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
        let looks = operations.lazy.filter { !$0.isEnded }.compactMap { lookTime($0, at: now) }
        let readings = Readings(of: operations, in: self, at: now)
        return [looks.min(), readings.gate?.time, readings.plan?.time].compactMap { $0 }.min()
    }

    /// What is due now, marked as done at this moment. One tick serves all: a reading takes along every operation that is
    /// read as often or more often than one it is made for, and of the others those that are nearly due.
    package mutating func take(_ operations: some Collection<Operation>, at now: Timestamp) -> Due {
        var due = Due()
        let tick = self.tick(of: operations, at: now)
        for operation in operations.sorted(by: { $0.id < $1.id }) where !operation.isEnded {
            if isDue(operation, in: tick, at: now) {
                due.operations.append(operation.id)
                if operation.cadence != .never || hurried.contains(operation.id) {
                    due.targets.insert(operation.target)
                }
                lookedAt[operation.id] = now
                hurried.remove(operation.id)
            }
        }
        let readings = Readings(of: operations, in: self, at: now)
        if let (id, time) = readings.gate, time <= now {
            due.gates.append(id)
            gateReadAt[id] = now
        }
        if let (id, time) = readings.plan, time <= now {
            due.plans.append(id)
            planReadAt[id] = now
        }
        return due
    }

    /// The longest interval among the operations whose time for a look has come; `nil` when none is read by the clock.
    ///
    /// One that is hurried is read by itself: it must not drag the others along, each time that one of many goes on.
    private func tick(of operations: some Collection<Operation>, at now: Timestamp) -> Span? {
        operations.compactMap { operation -> Span? in
            guard !operation.isEnded, !hurried.contains(operation.id), let last = lookedAt[operation.id],
                let interval = operation.cadence.interval, last + interval <= now
            else { return nil }
            return interval
        }.max()
    }

    private func isDue(_ operation: Operation, in tick: Span?, at now: Timestamp) -> Bool {
        guard let time = lookTime(operation, at: now) else { return false }
        guard time > now, let tick, let interval = operation.cadence.interval else { return time <= now }
        return interval <= tick || time <= now + Span(milliseconds: tick.milliseconds / 2)
    }

    /// Whose reactions are read next, and when. All that wait take turns, at a rate that stays: if each kept times of its
    /// own, those of many would fall together, and the chat would refuse most of them.
    private struct Readings {
        typealias Reading = (operation: OperationID, time: Timestamp)

        var gate: Reading?
        var plan: Reading?

        init(of operations: some Collection<Operation>, in agenda: Agenda, at now: Timestamp) {
            let gates = operations.filter { $0.isActive && $0.progress?.waitingGate?.prompt != nil }
            let plans = operations.filter { if case .planned = $0.phase { true } else { false } }
            gate = Readings.first(of: gates, after: agenda.gateReadAt, interval: Agenda.gateInterval, at: now)
            plan = Readings.first(
                of: plans, after: agenda.planReadAt, interval: Agenda.planInterval * (gates.isEmpty ? 1 : 2), at: now)
        }

        /// The one that was not read for the longest time.
        private static func first(
            of waiting: [Operation], after readAt: [OperationID: Timestamp], interval: Span, at now: Timestamp
        ) -> Reading? {
            let next = waiting.map(\.id).min { one, other in
                let times = (readAt[one], readAt[other])
                guard times.0 != times.1 else { return one < other }
                guard let first = times.0 else { return true }
                return times.1.map { first < $0 } ?? false
            }
            return next.map { ($0, readAt.values.max().map { $0 + interval } ?? now) }
        }
    }

    private func lookTime(_ operation: Operation, at now: Timestamp) -> Timestamp? {
        if hurried.contains(operation.id) { return now }
        guard let last = lookedAt[operation.id] else { return now }
        return last + (operation.cadence.interval ?? Agenda.idleInterval)
    }
}

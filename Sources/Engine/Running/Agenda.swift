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

    /// What there is to know of an operation that is not over: worked out once for all that is asked about it.
    package struct Item: Sendable {
        let id: OperationID
        let target: Target
        let cadence: Cadence
        /// Whether its gate's prompt stands, and waits for reactions.
        let hasPrompt: Bool
        let isPlanned: Bool

        /// `nil` for one that is over: it is never due.
        package init?(_ operation: Operation, at now: Timestamp) {
            switch operation.phase {
            case .planned: (hasPrompt, isPlanned) = (false, true)
            case .running(let progress): (hasPrompt, isPlanned) = (progress.waitingGate?.prompt != nil, false)
            case .paused(let paused): (hasPrompt, isPlanned) = (paused.progress.waitingGate?.prompt != nil, false)
            case .ended: return nil
            }
            id = operation.id
            target = operation.target
            cadence = operation.cadence(at: now)
        }
    }

    /// Time between two readings of gates, which take turns, and of one plan where no gate waits. `reactions.get` allows 50 a
    /// minute: 48 of gates alone, or 37 with 10 of plans.
    package static let gateInterval = Span(milliseconds: 1250)
    package static let gateIntervalBesidePlans = Span(milliseconds: 1600)
    private static let planInterval = Span.seconds(3)
    private static let planIntervalBesideGates = Span.seconds(6)
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
    package func next(_ items: [Item], at now: Timestamp) -> Timestamp? {
        let readings = Readings(of: items, in: self, at: now)
        let looks = items.lazy.map { lookTime($0, at: now) }
        return [looks.min(), readings.gate?.time, readings.plan?.time].compactMap { $0 }.min()
    }

    /// What is due now, marked as done at this moment. One tick serves all: a reading takes along every operation that is
    /// read as often or more often than one it is made for, and of the others those that are nearly due.
    package mutating func take(_ items: [Item], at now: Timestamp) -> Due {
        var due = Due()
        let tick = self.tick(of: items, at: now)
        for item in items where isDue(item, in: tick, at: now) {
            due.operations.append(item.id)
            if item.cadence != .never || hurried.contains(item.id) { due.targets.insert(item.target) }
            lookedAt[item.id] = now
            hurried.remove(item.id)
        }
        due.operations.sort()
        let readings = Readings(of: items, in: self, at: now)
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
    private func tick(of items: [Item], at now: Timestamp) -> Span? {
        items.lazy.compactMap { item -> Span? in
            guard let interval = item.cadence.interval, let last = lookedAt[item.id], last + interval <= now,
                !hurried.contains(item.id)
            else { return nil }
            return interval
        }.max()
    }

    private func isDue(_ item: Item, in tick: Span?, at now: Timestamp) -> Bool {
        let time = lookTime(item, at: now)
        guard time > now, let tick, let interval = item.cadence.interval else { return time <= now }
        return interval <= tick || time <= now + Span(milliseconds: tick.milliseconds / 2)
    }

    /// Whose reactions are read next, and when. All that wait take turns, at a rate that stays: if each kept times of its
    /// own, those of many would fall together, and the chat would refuse most of them.
    private struct Readings {
        typealias Reading = (operation: OperationID, time: Timestamp)

        var gate: Reading?
        var plan: Reading?

        init(of items: [Item], in agenda: Agenda, at now: Timestamp) {
            let gates = items.lazy.filter(\.hasPrompt).map(\.id)
            let plans = items.filter(\.isPlanned).map(\.id)
            gate = Readings.first(
                of: gates, after: agenda.gateReadAt,
                interval: plans.isEmpty ? Agenda.gateInterval : Agenda.gateIntervalBesidePlans, at: now)
            // Each plan is read as often as one alone, as long as the chat allows that.
            let share = Span(milliseconds: Agenda.planInterval.milliseconds / Int64(max(1, plans.count)))
            plan = Readings.first(
                of: plans, after: agenda.planReadAt,
                interval: gate == nil ? max(Agenda.gateInterval, share) : Agenda.planIntervalBesideGates, at: now)
        }

        /// The one that was not read for the longest time.
        private static func first(
            of waiting: some Sequence<OperationID>, after readAt: [OperationID: Timestamp], interval: Span,
            at now: Timestamp
        ) -> Reading? {
            let next = waiting.min { one, other in
                let times = (readAt[one], readAt[other])
                guard times.0 != times.1 else { return one < other }
                guard let first = times.0 else { return true }
                return times.1.map { first < $0 } ?? false
            }
            return next.map { ($0, readAt.values.max().map { $0 + interval } ?? now) }
        }
    }

    private func lookTime(_ item: Item, at now: Timestamp) -> Timestamp {
        guard !hurried.contains(item.id), let last = lookedAt[item.id] else { return now }
        return last + (item.cadence.interval ?? Agenda.idleInterval)
    }
}

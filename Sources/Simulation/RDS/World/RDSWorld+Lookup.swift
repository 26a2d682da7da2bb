extension RDSWorld {
    func clusterIndex(_ identifier: String) -> Int? {
        clusters.firstIndex { $0.shown.identifier == identifier }
    }

    func instanceIndex(_ identifier: String) -> Int? {
        instances.firstIndex { $0.shown.identifier == identifier }
    }

    /// The position of an instance whose current work has the given number.
    func instanceIndex(_ identifier: String, job: Int) -> Int? {
        instances.firstIndex { $0.shown.identifier == identifier && $0.work?.job == job }
    }

    func cluster(_ identifier: String) throws(RDSFault) -> Int {
        guard let index = clusterIndex(identifier) else { throw .noCluster(identifier) }
        return index
    }

    /// The position of an instance that the caller may know of.
    func instance(_ identifier: String) throws(RDSFault) -> Int {
        guard let index = instanceIndex(identifier), instances[index].isDescribed else {
            throw .noInstance(identifier)
        }
        return index
    }

    mutating func arrive(_ action: RDSAction, at time: SimulatedTime) {
        if actor == .caller {
            advance(to: time)
            arrivedCalls[RDSAction.position(of: action)] += 1
        }
    }

    mutating func log(_ kind: SimulatedEvent.Kind, _ type: SimulatedEvent.SourceType, _ source: String) {
        var event = SimulatedEvent(date: now, toldAt: now, source: source, sourceType: type, kind: kind)
        if kind == .instanceRestarted, isStruck(by: .restartIsToldLate) {
            event.toldAt = mishaps.chance(0.3) ? nil : now + tempo.draw(.eventShows, from: &mishaps)
        }
        events.append(event)
    }

    /// Writes an effect down and, if it is the caller's, lets chance decide who else does something soon.
    mutating func record(
        _ action: RDSAction, cluster: String, instance: String? = nil, _ what: Effect.What, isDone: Bool = false
    ) -> Int {
        effects.append(
            Effect(
                number: effects.count, action: action, actor: actor, cluster: cluster, instance: instance, what: what,
                started: now, visiblyDone: isDone ? now : nil))
        if actor == .caller { interfere(with: cluster) }
        return effects.count - 1
    }

    mutating func complete(_ effect: Int?, failed: Bool = false) {
        guard let effect, effects[effect].visiblyDone == nil else { return }
        if failed { effects[effect].hasFailed = true }
        if let left = openParts[effect], left > 1 {
            openParts[effect] = left - 1
            return
        }
        openParts[effect] = nil
        effects[effect].visiblyDone = now
    }

    /// Says of how many parts an effect is that have just been set going: it is done with the last of them.
    mutating func expect(parts: Int, of effect: Int) {
        if parts == 0 { return complete(effect) }
        if parts > 1 { openParts[effect] = parts }
    }

    /// Begins work on an instance, in the place of work on it that had not begun to show.
    mutating func startWork(_ kind: InstanceState.Work.Kind, on index: Int, effect: Int) -> Int {
        if let replaced = instances[index].work { effects[replaced.effect].isSuperseded = true }
        lastJob += 1
        instances[index].work = InstanceState.Work(job: lastJob, kind: kind, effect: effect, isBegun: false)
        return lastJob
    }

    mutating func setStatus(_ status: String, of index: Int) {
        instances[index].shown.status = status
        instances[index].work?.isBegun = true
    }

    /// Keeps the describable state for stale reads, if there can be any.
    mutating func remember() {
        guard faults[.staleRead] > 0 else { return }
        if past.count >= 16 { past.removeFirst() }
        past.append(PastState(from: now, clusters: clusters, instances: instances))
    }

    mutating func wait(_ kind: Wait) -> Duration {
        tempo.draw(kind, from: &draws)
    }

    var isQuiet: Bool {
        faults.quietFrom.map { now >= $0 } ?? false
    }

    mutating func isStruck(by kind: FaultPlan.Kind) -> Bool {
        let rate = faults[kind]
        guard rate > 0 else { return false }
        return mishaps.chance(rate) && !isQuiet
    }
}

extension RDSAction {
    private static let positions = Dictionary(uniqueKeysWithValues: zip(allCases, allCases.indices))

    static func position(of action: RDSAction) -> Int {
        positions[action, default: 0]
    }
}

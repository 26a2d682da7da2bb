extension RDSWorld {
    /// Makes one call as over the wire, with everything that can go wrong there.
    ///
    /// `body` makes the call by the functions of this world; it runs at most once, and at the time given.
    package mutating func exchange<Reply: Sendable>(
        _ action: RDSAction, at time: SimulatedTime, _ body: (inout RDSWorld) throws(RDSFault) -> Reply
    ) -> Exchange<Reply> {
        advance(to: time)
        var latency = tempo.draw(.callLatency, from: &wire)
        if let fault = turnedAway(action) {
            turnedAwayCalls[RDSAction.position(of: action)] += 1
            return Exchange(outcome: .fault(fault), latency: latency)
        }
        if let loss = lossBefore() {
            turnedAwayCalls[RDSAction.position(of: action)] += 1
            return Exchange(outcome: .lost(executed: false), latency: max(latency, duration(of: loss)), loss: loss)
        }
        if strikes(.staleRead), action == .describeDBClusters || action == .describeDBInstances { servePast() }
        defer { servedPast = nil }
        let loss = lossAfter()
        if strikes(.slowReply) { latency = tempo.draw(.slowReply, from: &wire) }
        do throws(RDSFault) {
            let reply = try body(&self)
            guard let loss else { return Exchange(outcome: .reply(reply), latency: latency) }
            return Exchange(outcome: .lost(executed: true), latency: max(latency, duration(of: loss)), loss: loss)
        } catch {
            guard let loss else { return Exchange(outcome: .fault(error), latency: latency) }
            return Exchange(outcome: .lost(executed: false), latency: max(latency, duration(of: loss)), loss: loss)
        }
    }

    /// What keeps a call from being executed, and is told to the caller.
    private mutating func turnedAway(_ action: RDSAction) -> RDSFault? {
        if strikes(.credentialsExpire) {
            wireState.credentialsBackAt = now + tempo.draw(.credentialOutage, from: &wire)
        }
        if now < wireState.credentialsBackAt { return .expired }
        if faults.deniedActions.contains(action) {
            return .denied(AccessRequest(action.permission), to: Self.caller(in: account), .implicitDeny)
        }
        if let denial = deniedReading(action) { return denial }
        if let limit = faults.callLimit, !wireState.takeToken(at: now, limit: limit) { return .throttled }
        return strikes(.throttled) ? .throttled : nil
    }

    private mutating func lossBefore() -> Loss? {
        if strikes(.failedBefore) { return .serverError }
        if strikes(.htmlReply), wire.chance(0.7) { return .htmlServerError }
        guard strikes(.requestLost) else { return nil }
        return wire.chance(0.5) ? .timedOut : .connectionClosed
    }

    private mutating func lossAfter() -> Loss? {
        guard strikes(.replyLost) else { return nil }
        let losses = Loss.allCases
        return losses[Int(wire.number(in: 0...Int64(losses.count - 1)))]
    }

    private mutating func duration(of loss: Loss) -> Duration {
        loss == .timedOut ? tempo.draw(.clientTimeout, from: &wire) : .zero
    }

    private mutating func servePast() {
        let asOf = now - tempo.draw(.staleness, from: &wire)
        servedPast = past.lastIndex { $0.from <= asOf } ?? past.indices.first
    }

    /// Whether the wire does this to the call at hand.
    private mutating func strikes(_ kind: FaultPlan.Kind) -> Bool {
        let rate = faults[kind]
        guard rate > 0 else { return false }
        return wire.chance(rate) && !isQuiet
    }
}

/// What the wire remembers from call to call.
struct WireState: Sendable {
    var credentialsBackAt: SimulatedTime
    private var tokens: Double?
    private var filledAt: SimulatedTime

    init(at time: SimulatedTime) {
        credentialsBackAt = time
        filledAt = time
    }

    /// Takes one token from the bucket, which starts full; false if there is none.
    mutating func takeToken(at now: SimulatedTime, limit: FaultPlan.CallLimit) -> Bool {
        let gained = Double((now - filledAt).wholeMilliseconds) / 1000 * limit.perSecond
        let filled = min((tokens ?? limit.burst) + max(gained, 0), limit.burst)
        filledAt = max(filledAt, now)
        guard filled >= 1 else {
            tokens = filled
            return false
        }
        tokens = filled - 1
        return true
    }
}

/// The way between a caller and a service beside RDS: how long it takes, and what goes wrong on it.
struct ServiceWire: Sendable {
    private var draws: SeededGenerator
    private var state: WireState

    init(_ draws: SeededGenerator, at time: SimulatedTime) {
        self.draws = draws
        state = WireState(at: time)
    }

    /// What becomes of one call.
    struct Passage: Sendable {
        enum End: Sendable {
            case turnedAway(RDSFault)
            case lost(Loss)
            /// It reaches the service; its reply may be lost.
            case through(losing: Loss?)
        }

        let end: End
        let latency: Duration
    }

    /// Decides it, before the service is asked.
    mutating func passage(at now: SimulatedTime, _ faults: FaultPlan, _ tempo: Tempo) -> Passage {
        let occasion = Occasion(faults: faults, isQuiet: faults.isQuiet(at: now))
        var latency = tempo.draw(.callLatency, from: &draws)
        if let fault = turnedAway(at: now, occasion, tempo) {
            return Passage(end: .turnedAway(fault), latency: latency)
        }
        if let loss = lossBefore(occasion) {
            return Passage(end: .lost(loss), latency: max(latency, duration(of: loss, tempo)))
        }
        var loss: Loss?
        if occasion.strikes(.replyLost, &draws) {
            loss = Loss.allCases[Int(draws.number(in: 0...Int64(Loss.allCases.count - 1)))]
        }
        if occasion.strikes(.slowReply, &draws) { latency = tempo.draw(.slowReply, from: &draws) }
        return Passage(
            end: .through(losing: loss), latency: max(latency, loss.map { duration(of: $0, tempo) } ?? .zero))
    }

    private mutating func turnedAway(at now: SimulatedTime, _ occasion: Occasion, _ tempo: Tempo) -> RDSFault? {
        if occasion.strikes(.credentialsExpire, &draws) {
            state.credentialsBackAt = now + tempo.draw(.credentialOutage, from: &draws)
        }
        if now < state.credentialsBackAt { return .expired }
        if let limit = occasion.faults.callLimit, !state.takeToken(at: now, limit: limit) { return .throttled }
        return occasion.strikes(.throttled, &draws) ? .throttled : nil
    }

    private mutating func lossBefore(_ occasion: Occasion) -> Loss? {
        if occasion.strikes(.failedBefore, &draws) { return .serverError }
        if occasion.strikes(.htmlReply, &draws), draws.chance(0.7) { return .htmlServerError }
        guard occasion.strikes(.requestLost, &draws) else { return nil }
        return draws.chance(0.5) ? .timedOut : .connectionClosed
    }

    private mutating func duration(of loss: Loss, _ tempo: Tempo) -> Duration {
        loss == .timedOut ? tempo.draw(.clientTimeout, from: &draws) : .zero
    }

    /// The faults as they are at the time of one call.
    private struct Occasion {
        let faults: FaultPlan
        let isQuiet: Bool

        /// Draws only for kinds that are in the plan, as the wire of RDS does.
        func strikes(_ kind: FaultPlan.Kind, _ draws: inout SeededGenerator) -> Bool {
            let rate = faults[kind]
            guard rate > 0 else { return false }
            return draws.chance(rate) && !isQuiet
        }
    }
}

extension ServiceWire.Passage {
    /// Makes the call, if it arrives, and says what the caller gets to know.
    func exchange<Reply: Sendable>(_ body: () throws(RDSFault) -> Reply) -> Exchange<Reply> {
        switch end {
        case .turnedAway(let fault): return Exchange(outcome: .fault(fault), latency: latency)
        case .lost(let loss): return Exchange(outcome: .lost(executed: false), latency: latency, loss: loss)
        case .through(let loss):
            do throws(RDSFault) {
                let reply = try body()
                guard let loss else { return Exchange(outcome: .reply(reply), latency: latency) }
                return Exchange(outcome: .lost(executed: true), latency: latency, loss: loss)
            } catch {
                guard let loss else { return Exchange(outcome: .fault(error), latency: latency) }
                return Exchange(outcome: .lost(executed: false), latency: latency, loss: loss)
            }
        }
    }
}

extension FaultPlan {
    func isQuiet(at time: SimulatedTime) -> Bool {
        quietFrom.map { time >= $0 } ?? false
    }
}

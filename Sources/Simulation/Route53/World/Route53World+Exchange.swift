extension Route53World {
    /// Makes one call as over the wire, with everything that can go wrong there.
    ///
    /// `body` makes the call by the functions of this world; it runs at most once, and at the time given.
    package mutating func exchange<Reply: Sendable>(
        _ action: Route53Action, at time: SimulatedTime,
        _ body: (inout Route53World) throws(RDSFault) -> Reply
    ) -> Exchange<Reply> {
        advance(to: time)
        callCounts[action, default: 0] += 1
        let passage = wire.passage(at: now, faults.wire, tempo)
        return passage.exchange { () throws(RDSFault) in
            if faults.deniedActions.contains(action) {
                throw .denied(AccessRequest(action.permission), to: RDSWorld.caller(in: account), .implicitDeny)
            }
            try countCall()
            return try body(&self)
        }
    }

    /// Five requests a second for the whole account ("Quotas", Route 53 Developer Guide); those that were refused for
    /// it are not counted here.
    private mutating func countCall() throws(RDSFault) {
        recentCalls.removeAll { now - $0 >= .seconds(1) }
        guard recentCalls.count < 5 else { throw .throttled }
        recentCalls.append(now)
    }
}

extension RDSWorld {
    /// The ARN by which AWS calls whoever calls this region.
    package static func caller(in account: String) -> String {
        "arn:aws:sts::\(account):assumed-role/changeover/simulation"
    }

    /// Refuses a call of the caller's for the first thing it needs that the policy does not allow.
    func authorize(_ needs: @autoclosure () -> [AccessRequest]) throws(RDSFault) {
        guard let policy, actor == .caller else { return }
        for request in needs() {
            let decision = policy.decision(on: request)
            guard decision == .allowed else {
                throw .denied(request, to: Self.caller(in: account), decision)
            }
        }
    }

    /// What a reading needs; whose identity it is, everybody may ask ("GetCallerIdentity", STS API Reference).
    func deniedReading(_ action: RDSAction) -> RDSFault? {
        guard let policy, !action.isMutating, action != .getCallerIdentity else { return nil }
        let request = AccessRequest(action.permission)
        let decision = policy.decision(on: request)
        return decision == .allowed ? nil : .denied(request, to: Self.caller(in: account), decision)
    }
}

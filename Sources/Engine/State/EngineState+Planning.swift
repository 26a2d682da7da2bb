import Maintenance

extension EngineState {
    /// How many operations back a failover is looked for: far more than any cool-down sees.
    static let failoverMemory = 100
    /// How many operations on a target tell how long steps take, and how many back in all they are looked for.
    static let pastLimit = 12
    static let pastReach = 2000

    /// Makes a plan; `nil` when not everything is read that it is made from.
    ///
    /// - Throws: `Refusal` when none can be made.
    func makePlan(
        _ resolved: ResolvedRequest, as id: OperationID, from known: Job.Planning, at now: Timestamp
    ) throws(Refusal) -> Plan? {
        let runbook = resolved.runbook
        guard let observation = known.observation, let recent = known.recent, let past = known.past else {
            return nil
        }
        let target = observation.target
        var basis = PlanBasis(observation: observation)
        basis.restraint = restraint(on: target)
        basis.ownFailovers = recent.filter { $0.target == target }.flatMap(\.failovers).sorted { $0.at < $1.at }
        basis.unsettled = known.rolledBack?.progress?.outstanding ?? []
        basis.stepTimes = StepTimes(of: past)
        var plan = try runbook.plan(from: basis, as: id, policy: policies.plan, at: now)
        // What it is to hold is only known when it is made.
        basis.otherOperation = holder(of: plan.holds, but: id, replacedBy: runbook)
        if basis.otherOperation != nil {
            plan = try runbook.plan(from: basis, as: id, policy: policies.plan, at: now)
        }
        plan.window = resolved.window
        plan.findings = Finding.gravestFirst(
            plan.findings + plan.windowFindings(at: now) + plan.preferredWindowFindings(seeing: observation, at: now))
        return plan
    }

    /// An operation that holds some of what another one is to hold.
    private func holder(
        of resources: Set<Resource>, but id: OperationID, replacedBy runbook: AnyRunbook
    ) -> OperationID? {
        operations.values.filter { other in
            other.isActive && other.id != id && !runbook.replaces(other) && !other.holds.isDisjoint(with: resources)
        }.map(\.id).min()
    }
}

extension AnyRunbook {
    /// Whether an operation makes way when this is started.
    fileprivate func replaces(_ operation: Operation) -> Bool {
        guard case .paused = operation.phase else { return false }
        return rollsBack == operation.id
    }
}

extension Operation {
    /// The proved calls by which writes were refused.
    fileprivate var failovers: [PastFailover] {
        let proved = progress?.finished.filter(\.isProved) ?? []
        return proved.compactMap { past in
            switch past.intent.mutation.base.disturbance {
            case .none, .connections: return nil
            case .perhapsWrites:
                return PastFailover(
                    operation: id, askedAt: past.intent.decidedAt, at: past.at,
                    what: "may have had its writes interrupted")
            case .writes: break
            }
            let what =
                switch past.intent.mutation.risk {
                case .failover: "failed over"
                case .switchover: "was switched over"
                case .promotion, .deletion, .writerRestart, .writerMaintenance, .inPlaceUpgrade, .inPlaceChange,
                    .unprotecting,
                    nil:
                    "had its writes interrupted"
                }
            return PastFailover(operation: id, askedAt: past.intent.decidedAt, at: past.at, what: what)
        }
    }
}

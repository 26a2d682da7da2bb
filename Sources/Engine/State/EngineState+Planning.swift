package import Maintenance

extension EngineState {
    /// How many operations back a failover is looked for: far more than any cool-down sees.
    static let failoverMemory = 100

    /// Makes a plan; `nil` when not everything is read that it is made from.
    ///
    /// - Throws: `Refusal` when none can be made.
    func makePlan(
        _ resolved: ResolvedRequest, as id: OperationID, from known: Job.Planning, at now: Timestamp
    ) throws(Refusal) -> Plan? {
        let request = resolved.request
        guard let runbook = runbooks[request.runbook] else {
            throw Refusal("There is no runbook “\(request.runbook)” here.")
        }
        guard var survey = known.survey, let recent = known.recent else { return nil }
        let target = survey.observation.target
        survey.otherOperation =
            operations.values.filter { other in
                other.isActive && other.target == target && other.id != id && !request.replaces(other)
            }.map(\.id).min()
        survey.restraint = restraint(on: target)
        survey.lastFailover = recent.filter { $0.target == target }.compactMap(\.lastFailover).max { $0.at < $1.at }
        survey.unsettled = known.rolledBack?.progress?.outstanding ?? []
        var plan = try runbook.plan(request, from: survey, as: id, policy: policies.plan, at: now)
        plan.window = resolved.window
        return plan
    }
}

extension Request {
    /// The operation whose way back this is.
    package var rolledBack: OperationID? {
        guard case .rollback(let rollback) = self else { return nil }
        return rollback.operation
    }

    /// Whether an operation makes way when this is started.
    fileprivate func replaces(_ operation: Operation) -> Bool {
        guard case .paused = operation.phase else { return false }
        return rolledBack == operation.id
    }
}

extension Operation {
    /// The last failover that is proved.
    fileprivate var lastFailover: PastFailover? {
        let proved = progress?.finished.filter { finished in
            guard finished.isProved, case .failOver = finished.intent.mutation else { return false }
            return true
        }
        return proved?.map(\.at).max().map { PastFailover(operation: id, at: $0) }
    }
}

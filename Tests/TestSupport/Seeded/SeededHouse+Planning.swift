import Engine
package import Maintenance
import Runbooks
import Simulation

/// What `Engine+Dispatch` and `Engine+Restraints` do in production.
extension SeededHouse {
    /// What comes of a command that asks for an operation.
    package enum Answer: Sendable {
        case proposed
        /// There is nothing to do, and what preflight found all the same.
        case nothing([Finding])
        /// No plan can be made now.
        case refused(String)
        /// The chat did not take the command.
        case unheard
    }

    /// Records a plan for the request, as the command of `requester` would; nothing comes of it while the channel is
    /// archived, or where there is nothing to do.
    @discardableResult
    package mutating func propose(
        _ request: Request, cluster: ClusterID, window: Window? = nil, by requester: PersonID, as id: OperationID
    ) -> Answer {
        let target = Target(place: aws.place, cluster: cluster)
        guard
            let thread = try? chat.slack.world.say(
                "!rds \(request.runbook) \(cluster)", as: requester.text, in: SeededChat.channel, at: now)
        else { return .unheard }
        do {
            let plan = try plan(for: request, on: target, window: window, as: id)
            guard !plan.isEmpty || !plan.blocks.isEmpty else { return .nothing(plan.findings) }
            let origin = Origin(
                requester: requester, channel: SeededChat.channel, thread: thread.text, command: "\(request.runbook)")
            record([.planned(plan, origin)], onto: nil)
        } catch {
            return .refused("\(error)")
        }
        wake()
        return .proposed
    }

    /// Makes a plan from a survey taken now.
    mutating func plan(
        for request: Request, on target: Target, window: Window?, as id: OperationID
    ) throws(Refusal) -> Plan {
        var survey = try aws.survey(target, for: request, at: now)
        survey.otherOperation =
            store.openOperations.first { other in
                other.isActive && other.target == target && other.id != id
                    && !(other.isPaused && request.rollsBack == other.id)
            }?.id
        survey.restraint = restraint(on: target)
        survey.lastFailover = lastFailover(on: target)
        survey.unsettled = request.rollsBack.flatMap { store[$0]?.progress?.outstanding } ?? []
        var plan = try RunbookShelf.standard.plan(
            for: request, from: survey, as: id, policy: corePolicies.plan, at: Timestamp(now))
        plan.window = window
        return plan
    }

    /// Before a rollback starts, the operation that it rolls back stops for good where it is; false while it runs.
    mutating func makeWay(for operation: Operation, by person: PersonID) -> Bool {
        guard operation.plan.blocks.isEmpty,
            let other = operations.values.first(where: { $0.isActive && operation.plan.request.rollsBack == $0.id })
        else { return true }
        guard other.isPaused else { return false }
        instruct(other.id, .abort(reason: "rolled back by \(operation.id)"), by: person)
        return !isDown
    }

    func restraint(on target: Target) -> Restraint? { store.restraints.first { $0.covers(target) } }

    private func lastFailover(on target: Target) -> PastFailover? {
        store.operations.values.filter { $0.target == target }.compactMap { operation in
            let proved = (operation.progress?.finished ?? []).filter { finished in
                guard finished.isProved, case .failOver = finished.intent.mutation else { return false }
                return true
            }
            return proved.map(\.at).max().map { PastFailover(operation: operation.id, at: $0) }
        }.max { $0.at < $1.at }
    }
}

extension Operation {
    var isPaused: Bool {
        guard case .paused = phase else { return false }
        return true
    }
}

extension Request {
    /// The operation whose way back this is.
    package var rollsBack: OperationID? {
        guard case .rollback(let rollback) = self else { return nil }
        return rollback.operation
    }

    /// The way back of an operation, as the command makes it; `nil` when it did not keep how its cluster was.
    static func rollback(of operation: Operation) -> Request? {
        guard operation.progress != nil, let before = operation.plan.beginning else { return nil }
        return .rollback(
            RollbackRequest(
                operation: operation.id, before: before, standIn: operation.plan.standIn,
                deployment: operation.plan.deployment))
    }
}

import Maintenance

/// Members to be taken out of service one after the other, or several at a time, with readers staying in service: what
/// class changes, restarts and maintenance have in common.
struct Round: Sendable {
    /// In the order in which they are to be worked on.
    let instances: [InstanceID]
    /// Readers that stay in service throughout.
    let readersInService: Int
    /// Who carries the writer role meanwhile.
    let writer: InstanceID?
    let action: Action
    /// It does not wait for a backup.
    var isDuringBackup = false

    /// What is done to a member.
    enum Action: Sendable {
        case change
        case restart
        case maintain

        /// "changing".
        var doing: String {
            switch self {
            case .change: "changing"
            case .restart: "restarting"
            case .maintain: "maintaining"
            }
        }

        /// "changed".
        var done: String {
            switch self {
            case .change: "changed"
            case .restart: "restarted"
            case .maintain: "maintained"
            }
        }
    }

    /// Where one member stands.
    enum Stage: Equatable {
        case done
        /// Out of service or about to be: AWS is at it, or was asked.
        case working(String)
        case toDo
        case blocked(String)
    }
}

extension Round {
    /// Done when every member is; members are taken out of service only as far as enough readers keep serving, and never
    /// the writer.
    func assess(
        in context: ClusterContext, stage: (InstanceID) -> Stage, call: (InstanceID) -> some Mutation
    ) -> Assessment {
        let stages = instances.map { ($0, stage($0)) }
        for case (_, .blocked(let reason)) in stages { return .blocked(reason) }
        let toDo = stages.filter { $0.1 == .toDo }.map(\.0)
        if toDo.isEmpty, stages.allSatisfy({ $0.1 == .done }) { return .satisfied }

        if toDo.isEmpty { return .inProgress(words(for: stages)) }
        if let writer = toDo.first(where: { $0 == context.observation.writer }) {
            // Aurora, or a person, moved the role meanwhile: it has to be out of the way again, which is asked for anew.
            if let interim = self.writer, interim != writer {
                return context.failover(to: interim, isUrgent: isDuringBackup)
            }
            return .blocked("\(writer) is the writer: \(action.doing) it would refuse writes for minutes")
        }
        if let obstacle = context.clusterObstacle(isDuringBackup: isDuringBackup) { return obstacle }
        guard context.observation.writer != nil else {
            return .inProgress("waiting for \(context.name) to show its writer")
        }
        let atWork = stages.filter { if case .working = $0.1 { true } else { false } }.map(\.0)
        let next = toDo.prefix(spare(in: context, besides: atWork))
        if !next.isEmpty { return .ready(next.map(call)) }
        return stages.contains { if case .working = $0.1 { true } else { false } }
            ? .inProgress(words(for: stages))
            : .inProgress("waiting for another reader to be in service before \(toDo[0]) is \(action.done)")
    }

    /// How many readers can be taken out of service now.
    ///
    /// Serving are readers at rest that no outstanding call is about, and that AWS is not about to change: it goes on saying
    /// `available` for a while after it was asked. The number to keep was made for the readers there were; where fewer are left, all but one.
    private func spare(in context: ClusterContext, besides atWork: [InstanceID]) -> Int {
        let readers = context.observation.readers
        let serving = readers.filter {
            context.observation.isServing($0) && context.outstanding(on: $0).isEmpty && !atWork.contains($0)
        }
        let kept = max(0, min(readersInService, readers.count - 1))
        return max(0, serving.count - kept)
    }

    /// "orders-1 (modifying), orders-2 (done), orders-3 (next)".
    private func words(for stages: [(InstanceID, Stage)]) -> String {
        stages.map { instance, stage in
            switch stage {
            case .done: "\(instance) (done)"
            case .working(let word): "\(instance) (\(word))"
            case .toDo: "\(instance) (next)"
            case .blocked(let reason): "\(instance) (\(reason))"
            }
        }.joined(separator: ", ")
    }
}

extension ClusterContext {
    /// Where a member stands that no work of ours is seen on; `nil` when it is a member at rest.
    func unsettledStage(of instance: InstanceID) -> Round.Stage? {
        let isMember = observation.isMember(instance)
        guard let seen = observation[instance] else {
            return isMember ? .working("not described by AWS") : .blocked("\(instance) is not there any more")
        }
        return Round.Stage(unsettled: seen) ?? (isMember ? nil : .working("not listed by \(name)"))
    }
}

extension Round.Stage {
    /// Where an instance stands that no work of ours is seen on; `nil` when it is at rest.
    init?(unsettled seen: Instance) {
        switch seen.status.meaning {
        case .broken, .stopped: self = .blocked("\(seen.identifier) is \(seen.status)")
        case .transitional where seen.status == "deleting": self = .blocked("somebody is deleting \(seen.identifier)")
        case .transitional: self = .working(seen.status.text)
        case .available: return nil
        }
    }
}

package import Maintenance

/// Pending maintenance applied to one member after the other, readers staying in service: done when AWS lists none of it as
/// pending any more and every member is at rest.
package struct ApplyMaintenanceStep: ClusterStep {
    package static let kind: KindName = "apply-maintenance"
    /// In the order in which they are to be applied.
    package var actions: [MaintenanceAction]
    /// Readers that stay in service throughout.
    package var readersInService: Int
    /// Who carries the writer role meanwhile.
    package var writer: InstanceID?

    package init(actions: [MaintenanceAction], readersInService: Int, writer: InstanceID?) {
        self.actions = actions
        self.readersInService = readersInService
        self.writer = writer
    }

    private enum CodingKeys: String, CodingKey {
        case actions, writer
        case readersInService = "readers-in-service"
    }

    package func questions(in context: QuestionContext, seeing: Observation?) -> Set<AnyQuestion> {
        Set([AnyQuestion(PendingMaintenanceQuestion(in: context.place))])
            .union(Set<AnyQuestion>.events(of: [.cluster, .instance], in: context))
    }
    package var contingentRisks: Set<Risk> { [.failover] }

    package var likeness: String? { "\(actions.map(\.action).listed), \(readersInService) readers in service" }

    package var words: StepWords {
        let names = MarkedText.list(Set(actions.map(\.resource)).sorted())
        return StepWords(
            short: "Apply maintenance", underWay: "Applying maintenance to \(names)",
            finished: "No such maintenance left on \(names)")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        guard case .known(let pending)? = context.observation.maintenance else { return context.maintenanceUnread }
        let instances = actions.map { InstanceID($0.resource.name) }.reduce(into: [InstanceID]()) { names, name in
            if !names.contains(name) { names.append(name) }
        }
        func next(_ instance: InstanceID) -> MaintenanceAction? {
            actions.first { $0.resource.name == instance.text && $0.isPending(in: pending) }
        }
        return Round(instances: instances, readersInService: readersInService, writer: writer, action: .maintain)
            .assess(
                in: context,
                stage: { instance in
                    if let stage = context.unsettledStage(of: instance) { return stage }
                    if !context.outstanding(on: instance).isEmpty { return .working("asked for") }
                    if next(instance) != nil { return .toDo }
                    let isSettled = actions.allSatisfy {
                        $0.resource.name != instance.text || context.isAbsenceSettled(of: $0)
                    }
                    return isSettled ? .done : .working("making sure that AWS lists nothing for it")
                },
                // A member is to do only with an action that is pending.
                call: { ApplyMaintenance(next($0) ?? actions[0], to: .reader) })
    }
}

extension DatabaseContext {
    var maintenanceUnread: Assessment {
        guard case .unavailable(let reason)? = observation.maintenance else {
            return .inProgress("waiting to see what maintenance is pending")
        }
        return .blocked("pending maintenance is not read: \(reason.withoutStop)")
    }
}

extension MaintenanceAction {
    func isPending(in pending: [PendingMaintenance]) -> Bool {
        pending.contains { $0.resource == resource.name && $0.action == action }
    }
}

extension Step {
    static func applyMaintenance(_ rolling: Rolling, _ actions: [MaintenanceAction], id: StepID) -> Step {
        let words = Set(actions.map(\.action)).sorted().joined(separator: " and ")
        return Step(
            id, "Apply \(words) on \(names(rolling.instances))", note: rolling.note,
            ApplyMaintenanceStep(
                actions: actions, readersInService: rolling.readersInService, writer: rolling.writer),
            expected: .minutes(20) * Int64(rolling.waves), patience: .minutes(120) * Int64(rolling.waves))
    }
}

package import Maintenance

/// A rolling change of class that keeps readers in service: done when every member has the class and nothing is pending.
package struct ChangeClassStep: ClusterStep {
    package static let kind: KindName = "change-class"
    /// In the order in which they are to be changed.
    package var instances: [InstanceID]
    package var instanceClass: InstanceClass
    /// Readers that stay in service throughout.
    package var readersInService: Int
    /// Who carries the writer role meanwhile; a failover to it is asked for where the role has gone elsewhere.
    package var writer: InstanceID?

    package init(
        instances: [InstanceID], instanceClass: InstanceClass, readersInService: Int, writer: InstanceID? = nil
    ) {
        self.instances = instances
        self.instanceClass = instanceClass
        self.readersInService = readersInService
        self.writer = writer
    }

    private enum CodingKeys: String, CodingKey {
        case instances, writer
        case instanceClass = "class"
        case readersInService = "readers-in-service"
    }

    package var contingentRisks: Set<Risk> { [.failover] }

    package var likeness: String? { "\(instances.count) instances, \(readersInService) readers in service" }

    package var words: StepWords {
        StepWords(
            short: instances.count == 1 ? "Change \(instances[0])" : "Change \(instances.count) members",
            underWay: "Changing \(MarkedText.list(instances))", finished: "Changed \(MarkedText.list(instances))")
    }

    package func assess(in context: ClusterContext) -> Assessment {
        Round(instances: instances, readersInService: readersInService, writer: writer, action: .change)
            .assess(
                in: context, stage: { stage(of: $0, in: context) },
                call: { ModifyClass(of: $0, to: instanceClass) })
    }

    private func stage(of instance: InstanceID, in context: ClusterContext) -> Round.Stage {
        let seen = context.observation[instance]
        if let pending = seen?.pendingChanges["DBInstanceClass"], pending != instanceClass.text,
            seen?.status.isBroken == false
        {
            return .blocked("a change of \(instance) to \(pending) is pending, which we did not ask for")
        }
        let foreign = (seen?.pendingChanges ?? [:]).filter { $0.key != "DBInstanceClass" }
        if seen?.status.isAvailable == true {
            guard foreign.isEmpty else {
                // The call would apply them too, and after it nothing else should be left.
                return .blocked("changes are pending on \(instance) (\(context.words(for: foreign)))")
            }
            if seen?.pendingChanges.isEmpty == false { return .working("change pending") }
        }
        if let stage = context.unsettledStage(of: instance) { return stage }
        if seen?.instanceClass == instanceClass { return .done }
        return context.outstanding(on: instance).isEmpty ? .toDo : .working("change sent")
    }
}

extension Step {
    static func changeClass(_ rolling: Rolling, to wanted: InstanceClass, id: StepID = "change-class") -> Step {
        Step(
            id, "Change \(names(rolling.instances))", note: rolling.note,
            ChangeClassStep(
                instances: rolling.instances, instanceClass: wanted, readersInService: rolling.readersInService,
                writer: rolling.writer),
            expected: .minutes(12) * Int64(rolling.waves), patience: .minutes(60) * Int64(rolling.waves))
    }
}

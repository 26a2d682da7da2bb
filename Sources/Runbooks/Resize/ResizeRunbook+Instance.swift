package import Maintenance

extension ResizeRunbook {
    /// What is asked of an RDS instance beyond what every plan asks: the class in the catalogue, its replicas, its clients.
    func instanceQuestions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        guard let seen, let instance = seen.rdsInstance else { return [] }
        let changed = changes(of: instance, seeing: seen)
        return Set(changed.map { AnyQuestion(ClassOffersQuestion(instanceClass, for: $0.instance, in: context.place)) })
            .union(changed.flatMap(\.ownGroups).map { AnyQuestion(ParameterGroupQuestion($0, in: context.place)) })
            .union([AnyQuestion(ConnectionHistoryQuestion(of: changed.map(\.identifier), in: context.place))])
            .union(context.topologyQuestions(of: instance))
            .union(mayCopy(instance) ? greenQuestions(of: instance, in: context, seeing: seen) : [])
    }

    /// Blue/green is asked for, or would be chosen.
    private func mayCopy(_ seen: RDSInstance) -> Bool {
        switch way {
        case .inPlace?: false
        case .blueGreen?: true
        case nil: seen.hasStandby != true
        }
    }

    private func greenQuestions(
        of instance: RDSInstance, in context: QuestionContext, seeing seen: Observation
    ) -> Set<AnyQuestion> {
        context.greenQuestions(
            of: instance, to: instance.instance.engineVersion, instanceClass: instanceClass, group: nil, seeing: seen)
    }

    package func plan(
        for seen: RDSInstance, from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy,
        at now: Timestamp
    ) throws(Refusal) -> Plan {
        try autoscaling.refuse(on: seen)
        try refuseClusterOptions(on: seen)
        let topology = try topology(of: seen, basis)
        let changes = changes(of: seen, seeing: basis.observation)
        guard !changes.isEmpty else {
            let also = topology.replicas.isEmpty || includesReplicas != true ? "" : ", and so are its replicas"
            return Plan(
                operation: operation, runbook: self, instance: seen, in: basis.observation.target.place,
                title: title(of: seen), steps: [],
                findings: [
                    Finding(
                        .info, "nothing-to-do", "\(seen.identifier) is already \(instanceClass)\(also): nothing to do.")
                ], interruption: nil, madeAt: now)
        }
        switch try chosenWay(of: seen, topology) {
        case .inPlace:
            return InPlaceResize(self, topology: topology, changing: changes)
                .plan(from: basis, as: operation, policy: policy, at: now)
        case .blueGreen:
            return try copy(of: seen, from: basis, as: operation, policy: policy, at: now)
        }
    }

    /// The class by a copy that is switched over to.
    private func copy(
        of seen: RDSInstance, from basis: PlanBasis, as operation: OperationID, policy: PlanPolicy, at now: Timestamp
    ) throws(Refusal) -> Plan {
        let ways = InstanceResizeWays(seen, to: instanceClass)
        guard ways.obstacleToBlueGreen == nil else {
            throw Refusal(ways.refusal(replicas: includesReplicas == true))
        }
        let wish = InstanceBlueGreen.Wish(
            instanceClass: instanceClass, includesReplicas: includesReplicas == true)
        return try InstanceBlueGreen(wish, of: seen, basis: basis, policy: policy, as: operation, at: now)
            .plan(self, title: "\(title(of: seen)), blue/green", with: [ways.findingOfCopy])
    }

    func title(of seen: RDSInstance) -> String { "Resize \(seen.identifier) to \(instanceClass)" }

    /// The better way, where none is asked for: a standby takes over meanwhile; without one a copy is made and switched over to.
    private func chosenWay(of seen: RDSInstance, _ topology: InstanceTopology) throws(Refusal) -> Way {
        if let way { return way }
        guard let hasStandby = seen.hasStandby else {
            throw Refusal(
                "AWS does not say whether \(seen.identifier) has a standby in another zone. Ask again in a minute: "
                    + "`show \(seen.identifier)`.")
        }
        return hasStandby ? .inPlace : .blueGreen
    }

    /// Those that do not have the class yet, the instance first.
    private func changes(of seen: RDSInstance, seeing observation: Observation) -> [RDSInstance] {
        let replicas = includesReplicas == true ? observation.topology(of: seen).value?.replicas ?? [] : []
        return ([seen] + replicas).filter { $0.instance.instanceClass != instanceClass }
    }

    /// - Throws: `Refusal` where what replicates from it is asked for and not known.
    private func topology(of seen: RDSInstance, _ basis: PlanBasis) throws(Refusal) -> InstanceTopology {
        switch basis.observation.topology(of: seen) {
        case .known(let topology):
            guard includesReplicas == true, topology.replicas.isEmpty else { return topology }
            throw Refusal(
                "\(seen.identifier) has no read replicas in \(basis.observation.target.place.region). Leave out `--replicas`."
            )
        case .unavailable(let reason):
            guard includesReplicas == true else { return InstanceTopology(of: seen) }
            throw Refusal("The read replicas of \(seen.identifier) could not be read: \(reason.asSentence)")
        }
    }

    /// - Throws: `Refusal` where something is asked for that only clusters have.
    private func refuseClusterOptions(on seen: RDSInstance) throws(Refusal) {
        let name = seen.identifier
        if skipStandIn {
            throw Refusal(
                "\(name) is an RDS instance, which never gets a stand-in. Leave out `--skip-stand-in`: `--in-place` changes it "
                    + "where it is.")
        }
        guard exclude.isEmpty else {
            throw Refusal(
                "\(name) is an RDS instance and has no members to leave out: its read replicas keep their class unless "
                    + "`--replicas` is given. Leave out `--exclude`.")
        }
    }

    /// - Throws: `Refusal` where something is asked for that only RDS instances have.
    func refuseInstanceOptions(on basis: PlanBasis) throws(Refusal) {
        try basis.refuseMember { cluster, _ in "`resize \(cluster) \(instanceClass)` changes its members" }
        guard let cluster = basis.observation.cluster?.identifier else { return }
        let instead = "Ask for `resize \(cluster) \(instanceClass)`."
        switch way {
        case .inPlace?:
            throw Refusal(
                "\(cluster) is a cluster, whose members are changed one after the other while another one writes: `--in-place` is "
                    + "for RDS instances. \(instead)")
        case .blueGreen?:
            throw Refusal(
                "\(cluster) is a cluster, whose members change their class without a copy: `--blue-green` is for RDS instances. "
                    + instead)
        case nil: break
        }
        if includesReplicas == true {
            throw Refusal(
                "\(cluster) is a cluster, whose readers change with it: `--replicas` is for RDS instances. \(instead)")
        }
    }

    /// Replicas of an RDS instance that have not got the class, where they were to.
    func replicas(in context: RemainderContext) -> [Remainder] {
        let planned = context.operation.plan.steps.compactMap { $0.work.base as? ChangeInstanceClassStep }
        let seen = planned.compactMap { step in
            context.observation.rdsInstance(resource: step.identity).map { ($0, step.instanceClass) }
        }
        let rest = seen.filter {
            $0.0.instance.instanceClass != $0.1 && $0.0.status != "modifying"
                && $0.0.instance.pendingChanges["DBInstanceClass"] == nil
        }
        guard !rest.isEmpty, rest.count < planned.count else { return [] }
        let kept = rest.map { "\($0.0.identifier) is still \($0.0.instance.instanceClass)" }.listed
        return [
            Remainder(
                .classes, "\(kept). `resize \(context.cluster) \(instanceClass) --replicas` changes the rest.")
        ]
    }
}

extension RDSInstance {
    /// Parameter groups that somebody made: default ones set nothing.
    var ownGroups: [ParameterGroupName] {
        instance.parameterGroups.map { ParameterGroupName(.instance, $0.name) }.filter {
            !$0.name.hasPrefix("default.")
        }
    }
}

extension QuestionContext {
    /// What replicates from an RDS instance, and what it replicates from.
    func topologyQuestions(of instance: RDSInstance) -> Set<AnyQuestion> {
        let isAlone = instance.replicas.isEmpty && instance.replicationSource == nil
        return isAlone ? [] : [AnyQuestion(DatabasesQuestion(in: place))]
    }
}

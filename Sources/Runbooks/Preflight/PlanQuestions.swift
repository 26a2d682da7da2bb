import Maintenance

/// What every plan for a cluster, or an RDS instance, is made from.
extension QuestionContext {
    /// - Parameter instanceClass: the class that has to be had for it: of the members, or of a stand-in.
    func planQuestions(
        seeing seen: Observation?, instanceClass: (Observation) -> InstanceClass? = { _ in nil }
    ) -> Set<AnyQuestion> {
        var asked: Set<AnyQuestion> = [AnyQuestion(ClusterQuestion(target))]
        guard let seen else { return asked }
        guard let cluster = seen.cluster else {
            // The name may be that of an RDS instance.
            asked.insert(AnyQuestion(InstanceQuestion(target)))
            return asked.union(instanceQuestions(seeing: seen)).union(ownerQuestions(seeing: seen))
        }
        asked.insert(AnyQuestion(InstanceQuotaQuestion(in: place)))
        asked.insert(AnyQuestion(PendingMaintenanceQuestion(in: place)))
        asked.insert(AnyQuestion(SnapshotsQuestion(of: target)))
        asked.insert(AnyQuestion(FailoversQuestion(of: target)))
        asked.formUnion([
            AnyQuestion(EventsQuestion.restarts(in: place)), AnyQuestion(EventsQuestion.switchovers(in: place)),
        ])
        if let wanted = instanceClass(seen) {
            asked.insert(AnyQuestion(ClassOffersQuestion(wanted, for: cluster, in: place)))
        }
        asked.insert(AnyQuestion(CustomEndpointsQuestion(of: target)))
        asked.insert(AnyQuestion(GlobalRoleQuestion(of: cluster, in: place)))
        asked.insert(AnyQuestion(AlarmsQuestion(in: place)))
        if !seen.readers.isEmpty {
            asked.insert(AnyQuestion(ReplicaLagQuestion(of: seen.readers, engine: cluster.engine, in: place)))
            asked.insert(AnyQuestion(ReaderScalingQuestion(of: target)))
            let members = cluster.members.map(\.instance)
            asked.insert(AnyQuestion(ConnectionsQuestion(of: members, in: place)))
            asked.insert(AnyQuestion(ProcessorLoadQuestion(of: members, in: place)))
            for group in members.flatMap(seen.connectionGroups) {
                asked.insert(AnyQuestion(ParameterGroupQuestion(group, in: place)))
            }
        }
        return asked
    }

    private func instanceQuestions(seeing seen: Observation) -> Set<AnyQuestion> {
        guard let instance = seen.rdsInstance else { return [] }
        return [
            AnyQuestion(PendingMaintenanceQuestion(in: place)), AnyQuestion(EventsQuestion.restarts(in: place)),
            AnyQuestion(EventsQuestion.instanceFailovers(in: place)), AnyQuestion(AlarmsQuestion(in: place)),
            AnyQuestion(InstanceSnapshotsQuestion(of: instance.identifier, in: place)),
        ]
    }

    /// Which parameters wait for a restart.
    func pendingParameterQuestions(seeing seen: Observation?) -> Set<AnyQuestion> {
        Set((seen?.groupsAwaitingRestart ?? []).map { AnyQuestion(StaticParametersQuestion(of: $0, in: place)) })
    }
}

/// What came of it.
extension PlanBasis {
    private var target: Target { observation.target }

    /// Offers for the class that the request names; empty when the catalogue has no such class for this version.
    var offers: Reading<[ClassOffer]> {
        observation.first(ClassOffersQuestion.self)?.reading
            ?? .unavailable("The catalogue was not asked, since no class changes.")
    }

    var quota: Reading<Quota> { observation[InstanceQuotaQuestion(in: target.place)] }

    var clusterQuota: Reading<Quota> { observation[ClusterQuotaQuestion(in: target.place)] }

    var pendingMaintenance: Reading<[PendingMaintenance]> {
        observation.maintenance ?? .unavailable(Observation.notAsked)
    }

    /// Failovers of the last hours, whoever caused them.
    var failovers: Reading<[SeenFailover]> { observation[FailoversQuestion(of: target)] }

    /// Identifiers of snapshots that are being created.
    var snapshotsInProgress: Reading<[String]> { observation.runningSnapshots }

    var customEndpoints: Reading<[CustomEndpoint]> { observation[CustomEndpointsQuestion(of: target)] }

    /// Known `nil`: not part of a Global Database.
    var globalRole: Reading<GlobalRole?> {
        observation.first(GlobalRoleQuestion.self)?.reading ?? .unavailable(Observation.notAsked)
    }

    var replicaLag: Reading<[InstanceID: Datapoint<Span>]> {
        guard let cluster = observation.cluster, !observation.readers.isEmpty else { return .known([:]) }
        return observation[ReplicaLagQuestion(of: observation.readers, engine: cluster.engine, in: target.place)]
    }

    /// Known `nil`: autoscaling does not keep the number of readers.
    var readerScaling: Reading<ReaderScaling?> { observation[ReaderScalingQuestion(of: target)] }

    var alarms: Reading<[Alarm]> { observation[AlarmsQuestion(in: target.place)] }

    /// How busy members were over the last minutes, in percent at most.
    var processorLoads: Reading<[InstanceID: Peak]> {
        observation.first(ProcessorLoadQuestion.self)?.reading ?? .unavailable(Observation.notAsked)
    }

    /// For each instance the parameters that wait for its restart, as far as they can be told.
    var pendingParameters: Reading<[InstanceID: [String]]> {
        var found: [InstanceID: [String]] = [:]
        for instance in observation.instances {
            for group in observation.groupsAwaitingRestart(of: instance) {
                switch observation[StaticParametersQuestion(of: group, in: target.place)] {
                case .known(let names): found[instance.identifier, default: []] += names
                case .unavailable(let reason): return .unavailable(reason)
                }
            }
        }
        return .known(found.filter { !$0.value.isEmpty })
    }
}

extension Observation {
    fileprivate var groupsAwaitingRestart: Set<ParameterGroupName> {
        Set(instances.flatMap { groupsAwaitingRestart(of: $0) })
    }

    /// The groups whose values an instance has not all in force before it is restarted: its own, then the cluster's.
    fileprivate func groupsAwaitingRestart(of instance: Instance) -> [ParameterGroupName] {
        var groups = instance.parameterGroups.filter { $0.applyStatus == "pending-reboot" }
            .map { ParameterGroupName(.instance, $0.name) }
        let member = cluster?.members.first { $0.instance == instance.identifier }
        if member?.parameterGroupStatus == "pending-reboot", let group = cluster?.parameterGroup {
            groups.append(ParameterGroupName(.cluster, group))
        }
        return groups
    }
}

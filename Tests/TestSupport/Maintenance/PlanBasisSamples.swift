package import Maintenance

extension PlanBasis {
    /// A basis in which every check is made and finds nothing, with an offer of the class in all three zones.
    package static func orders(
        _ observation: Observation = .orders(), offering instanceClass: InstanceClass = "db.r6g.xlarge"
    ) -> PlanBasis {
        var basis = PlanBasis(observation: observation)
        basis.givenOffers = .known([
            ClassOffer(
                instanceClass: instanceClass, zones: ["us-east-1a", "us-east-1b", "us-east-1c"],
                supportsPerformanceInsights: true, supportsEnhancedMonitoring: true)
        ])
        basis.givenQuota = .known(Quota(used: 12, maximum: 40))
        basis.givenClusterQuota = .known(Quota(used: 5, maximum: 40))
        if observation.maintenance == nil { basis.givenPendingMaintenance = .known([]) }
        basis.givenSnapshotsInProgress = .known([])
        basis.givenCustomEndpoints = .known([])
        basis.givenFailovers = .known([])
        basis.giveEvents()
        basis.givenGlobalRole = .known(nil)
        basis.givenReaderScaling = .known(nil)
        basis.givenAlarms = .known([])
        basis.givenProcessorLoads = .known(
            Dictionary(observation.instances.map { ($0.identifier, 12) }) { first, _ in first })
        basis.givenReplicaLag = .known(
            Dictionary(observation.readers.map { ($0, Span(milliseconds: 18)) }) { first, _ in first })
        return basis
    }

    /// The same with something changed.
    package func with(_ change: (inout PlanBasis) -> Void) -> PlanBasis {
        var copy = self
        change(&copy)
        return copy
    }
}

/// What examples say that was read for a plan.
extension PlanBasis {
    private var place: Place { observation.target.place }

    private func read<Asked: Question>(_ kind: Asked.Type) -> Reading<Asked.Answer> {
        observation.first(kind)?.reading ?? .unavailable(Observation.notAsked)
    }

    package var givenOffers: Reading<[ClassOffer]> {
        get { read(ClassOffersQuestion.self) }
        set {
            if let instance = observation.rdsInstance?.instance {
                observation.give(ClassOffersQuestion(for: instance, in: place), newValue)
            }
            guard let cluster = observation.cluster else { return }
            observation.give(ClassOffersQuestion("db.r6g.xlarge", for: cluster, in: place), newValue)
        }
    }

    package var givenQuota: Reading<Quota> {
        get { read(InstanceQuotaQuestion.self) }
        set { observation.give(InstanceQuotaQuestion(in: place), newValue) }
    }

    package var givenClusterQuota: Reading<Quota> {
        get { read(ClusterQuotaQuestion.self) }
        set { observation.give(ClusterQuotaQuestion(in: place), newValue) }
    }

    package var givenPendingMaintenance: Reading<[PendingMaintenance]> {
        get { observation.maintenance ?? .unavailable(Observation.notAsked) }
        set { observation.givenMaintenance = newValue }
    }

    package var givenSnapshotsInProgress: Reading<[String]> {
        get { observation.runningSnapshots }
        set {
            observation.givenSnapshots = newValue.map { running in
                Dictionary(running.map { ($0, "creating") }) { first, _ in first }
            }
        }
    }

    package var givenFailovers: Reading<[SeenFailover]> {
        get { read(FailoversQuestion.self) }
        set { observation.give(FailoversQuestion(of: observation.target), newValue) }
    }

    /// What AWS told in the last day.
    package mutating func giveEvents(
        restarts: Reading<[SeenEvent]> = .known([]), switchovers: Reading<[SeenEvent]> = .known([]),
        instanceFailovers: Reading<[SeenEvent]> = .known([])
    ) {
        let questions: [(EventsQuestion, Reading<[SeenEvent]>)] = [
            (EventsQuestion(of: .instance, in: place, since: nil, category: "availability"), restarts),
            (EventsQuestion(of: .instance, in: place, since: nil, category: "failover"), instanceFailovers),
            (EventsQuestion(of: .deployment, in: place, since: nil), switchovers),
        ]
        observation.add(questions.map { Answered($0, $1, takenAt: observation.takenAt) })
    }

    package var givenReaderScaling: Reading<ReaderScaling?> {
        get { read(ReaderScalingQuestion.self) }
        set { observation.give(ReaderScalingQuestion(of: observation.target), newValue) }
    }

    package var givenAlarms: Reading<[Alarm]> {
        get { read(AlarmsQuestion.self) }
        set { observation.give(AlarmsQuestion(in: place), newValue) }
    }

    /// Of members, in percent.
    package var givenProcessorLoads: Reading<[InstanceID: Int]> {
        get { read(ProcessorLoadQuestion.self).map { $0.mapValues(\.highest) } }
        set {
            let until = observation.takenAt
            observation.give(
                ProcessorLoadQuestion(of: observation.instances.map(\.identifier), in: place),
                newValue.map { loads in loads.mapValues { Peak(highest: $0, until: until) } })
        }
    }

    /// The most clients of each member.
    package var givenConnections: Reading<[InstanceID: Peak]> {
        get { read(ConnectionsQuestion.self) }
        set { observation.give(ConnectionsQuestion(of: observation.instances.map(\.identifier), in: place), newValue) }
    }

    package var givenCustomEndpoints: Reading<[CustomEndpoint]> {
        get { read(CustomEndpointsQuestion.self) }
        set { observation.give(CustomEndpointsQuestion(of: observation.target), newValue) }
    }

    package var givenGlobalRole: Reading<GlobalRole?> {
        get { read(GlobalRoleQuestion.self) }
        set {
            guard let cluster = observation.cluster else { return }
            observation.give(GlobalRoleQuestion(of: cluster, in: place), newValue)
        }
    }

    package var givenReplicaLag: Reading<[InstanceID: Span]> {
        get { read(ReplicaLagQuestion.self).map { $0.mapValues(\.value) } }
        set {
            guard let cluster = observation.cluster else { return }
            let minute = observation.takenAt - .minutes(1)
            observation.give(
                ReplicaLagQuestion(of: observation.readers, engine: cluster.engine, in: place),
                newValue.map { lags in lags.mapValues { Datapoint($0, of: minute) } })
        }
    }

    /// For each instance the parameters that wait for its restart.
    package var givenPendingParameters: Reading<[InstanceID: [String]]> {
        get { .unavailable(Observation.notAsked) }
        set {
            for instance in observation.instances {
                for group in instance.parameterGroups where group.applyStatus == "pending-reboot" {
                    let question = StaticParametersQuestion(
                        of: ParameterGroupName(.instance, group.name), in: place)
                    // Members of one group pick up the same.
                    let known = observation[question].value ?? []
                    let reading = newValue.map { $0[instance.identifier] ?? known }
                    observation.add(Answered(question, reading, takenAt: observation.takenAt))
                }
            }
        }
    }
}

package import Maintenance

/// What only an upgrade has to know of a cluster, each known or with the reason why not.
struct UpgradeAnswers: Sendable, Equatable {
    var targets: Reading<[UpgradeTarget]>
    /// The parameter group family of the wanted version.
    var family: Reading<String>
    /// The groups in use, and those that the request names.
    var groups: Reading<[ParameterGroupName: ParameterGroupState]>
    /// What the wanted family allows, by scope and parameter.
    var rules: Reading<[ParameterGroupName.Scope: [String: ParameterRule]]>
    /// Deployments of this cluster that are there already.
    var deployments: Reading<[Deployment]>
    /// Proxies before this cluster.
    var proxies: Reading<[ProxyState]>
    /// Zero-ETL integrations that read this cluster.
    var integrations: Reading<[Integration]>
    /// Classes that the wanted version offers; empty when the catalogue came back empty.
    var classes: Reading<[InstanceClass]>
}

extension UpgradeAnswers {
    init(to version: String, of cluster: Cluster, in observation: Observation) {
        let place = observation.target.place
        let notAsked = Observation.notAsked
        targets = observation[UpgradeTargetsQuestion(of: cluster.engine, cluster.engineVersion, in: place)]
        family = observation[VersionFamilyQuestion(of: cluster.engine, version, in: place)]
        groups = observation.parameterGroups ?? .known([:])
        rules =
            observation.first(FamilyRulesQuestion.self)?.reading ?? .unavailable("The family is not known.")
        deployments = (observation.deployments ?? .unavailable(notAsked)).map { all in
            all.filter { $0.source == cluster.arn || $0.target == cluster.arn }
        }
        proxies = observation[ProxiesQuestion(in: place)].map { all in
            all.filter { $0.clusters.contains(cluster.identifier.text) }
        }
        integrations = observation[IntegrationsQuestion(in: place)].map { all in
            all.filter { $0.source == cluster.arn && $0.status != "deleting" }
        }
        classes = observation[OfferedClassesQuestion(of: cluster.engine, version, in: place)]
    }
}

extension UpgradeAnswers {
    /// Of an RDS instance.
    init(to version: String, of seen: RDSInstance, in observation: Observation) {
        let place = observation.target.place
        let instance = seen.instance
        targets = observation[UpgradeTargetsQuestion(of: instance.engine, instance.engineVersion, in: place)]
        family = observation[VersionFamilyQuestion(of: instance.engine, version, in: place)]
        groups = observation.parameterGroups ?? .known([:])
        rules = observation.first(FamilyRulesQuestion.self)?.reading ?? .unavailable("The family is not known.")
        deployments = (observation.deployments ?? .unavailable(Observation.notAsked)).map { all in
            all.filter { $0.source == instance.arn || $0.target == instance.arn }
        }
        proxies = observation[ProxiesQuestion(in: place)].map { all in
            all.filter { $0.health.keys.contains(instance.identifier.text) }
        }
        integrations = observation[IntegrationsQuestion(in: place)].map { all in
            all.filter { $0.source == instance.arn && $0.status != "deleting" }
        }
        classes = observation[OfferedClassesQuestion(of: instance.engine, version, in: place)]
    }
}

extension UpgradeRunbook {
    package func questions(in context: QuestionContext, seeing seen: Observation?) -> Set<AnyQuestion> {
        var asked = context.planQuestions(seeing: seen).union(autoscaling.questions(in: context))
        guard let seen, let cluster = seen.cluster else {
            return asked.union(instanceQuestions(in: context, seeing: seen))
        }
        let (engine, place) = (cluster.engine, context.place)
        asked.formUnion([
            AnyQuestion(UpgradeTargetsQuestion(of: engine, cluster.engineVersion, in: place)),
            AnyQuestion(VersionFamilyQuestion(of: engine, version, in: place)),
            AnyQuestion(OfferedClassesQuestion(of: engine, version, in: place)),
            AnyQuestion(DeploymentsQuestion(in: place)), AnyQuestion(ProxiesQuestion(in: place)),
        ])
        if !inPlace {
            asked.insert(AnyQuestion(ClusterQuotaQuestion(in: place)))
            asked.insert(AnyQuestion(IntegrationsQuestion(in: place)))
        }
        asked.formUnion(groups(of: seen, cluster).map { AnyQuestion(ParameterGroupQuestion($0, in: place)) })
        if case .known(let family) = seen[VersionFamilyQuestion(of: engine, version, in: place)] {
            asked.insert(AnyQuestion(FamilyRulesQuestion(of: family, in: place)))
        }
        return asked
    }

    /// The groups in use, and those that are asked for.
    private func groups(of seen: Observation, _ cluster: Cluster) -> Set<ParameterGroupName> {
        let ofInstances = seen.instances.flatMap(\.parameterGroups).map(\.name) + [instanceParameterGroup]
        let ofCluster = [cluster.parameterGroup, clusterParameterGroup]
        return Set(ofInstances.compactMap { $0 }.map { ParameterGroupName(.instance, $0) }).union(
            ofCluster.compactMap { $0 }.map { ParameterGroupName(.cluster, $0) })
    }
}

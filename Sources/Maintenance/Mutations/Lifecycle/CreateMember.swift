/// Makes a member of a new cluster (CreateDBInstance).
package struct CreateMember: RDSMutation {
    package static let kind: KindName = "create-member"
    package var instance: InstanceID
    package var cluster: ClusterID
    package var instanceClass: InstanceClass
    package var engine: String
    /// `nil`: AWS chooses.
    package var zone: String?
    package var parameterGroup: String?
    package var autoMinorUpgrade: Bool?
    package var isPublic: Bool?
    package var tags: [Tag]

    package init(_ instance: InstanceID, in cluster: ClusterID, of lifecycle: Lifecycle, tags: [Tag]) {
        self.instance = instance
        self.cluster = cluster
        self.tags = tags
        instanceClass = lifecycle.instances.instanceClass
        engine = lifecycle.engine.name
        zone = lifecycle.instances.zone
        parameterGroup = lifecycle.parameterGroups.instance
        autoMinorUpgrade = lifecycle.instances.autoMinorUpgrade
        isPublic = lifecycle.network.isPublic
    }

    private enum CodingKeys: String, CodingKey {
        case instance, cluster
        case instanceClass = "class"
        case engine, zone
        case parameterGroup = "parameter-group"
        case autoMinorUpgrade = "auto-minor-upgrade"
        case isPublic = "public"
        case tags
    }

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { true }
    package var isLong: Bool { true }
    package var settleTime: Span { .minutes(5) }
    package var codesOfDone: Set<String> { ["DBInstanceAlreadyExists"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        let members = observation.database(cluster.text, .aurora)?.instances ?? []
        guard let seen = members.first(where: { $0.identifier == instance }) else { return .none }
        return seen.status.meaning == .transitional ? .underWay : .done
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "the member \(instance)", order: "create the member \(instance) of \(cluster)",
            unproved: "\(instance) may have been asked for and not show yet")
    }
}

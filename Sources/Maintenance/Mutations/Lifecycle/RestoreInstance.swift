/// Makes an RDS instance from a snapshot (RestoreDBInstanceFromDBSnapshot).
package struct RestoreInstance: RDSMutation {
    package static let kind: KindName = "restore-instance"
    package var instance: InstanceID
    /// The snapshot's ARN, or its identifier.
    package var snapshot: String
    package var engine: String
    package var instanceClass: InstanceClass
    package var zone: String?
    package var multiAZ: Bool?
    package var subnetGroup: String?
    package var securityGroups: [String]
    package var parameterGroup: String?
    package var optionGroup: String?
    package var licence: String?
    package var storageType: String?
    package var iops: Int?
    /// MiB/s.
    package var throughput: Int?
    package var port: Int?
    package var isPublic: Bool?
    package var autoMinorUpgrade: Bool?
    package var tags: [Tag]

    package init(_ instance: InstanceID, of lifecycle: Lifecycle, from snapshot: String, tags: [Tag]) {
        self.instance = instance
        self.snapshot = snapshot
        self.tags = tags
        engine = lifecycle.engine.name
        instanceClass = lifecycle.instances.instanceClass
        // "You can't specify the AvailabilityZone parameter if the DB instance is a Multi-AZ deployment" (API reference,
        // RestoreDBInstanceFromDBSnapshot).
        zone = lifecycle.instances.multiAZ == true ? nil : lifecycle.instances.zone
        multiAZ = lifecycle.instances.multiAZ
        subnetGroup = lifecycle.network.subnetGroup
        securityGroups = lifecycle.network.securityGroups
        parameterGroup = lifecycle.parameterGroups.instance
        optionGroup = lifecycle.parameterGroups.options
        licence = lifecycle.engine.licence
        storageType = lifecycle.storage.type
        iops = lifecycle.storage.iops
        throughput = lifecycle.storage.throughput
        port = lifecycle.network.port
        isPublic = lifecycle.network.isPublic
        autoMinorUpgrade = lifecycle.instances.autoMinorUpgrade
    }

    private enum CodingKeys: String, CodingKey {
        case instance, snapshot, engine
        case instanceClass = "class"
        case zone
        case multiAZ = "multi-az"
        case subnetGroup = "subnet-group"
        case securityGroups = "security-groups"
        case parameterGroup = "parameter-group"
        case optionGroup = "option-group"
        case licence
        case storageType = "storage-type"
        case iops, throughput, port
        case isPublic = "public"
        case autoMinorUpgrade = "auto-minor-upgrade"
        case tags
    }

    package var resource: Resource { .instance(instance) }
    package var isRepeatable: Bool { true }
    package var isLong: Bool { true }
    package var settleTime: Span { .minutes(5) }
    package var codesOfDone: Set<String> { ["DBInstanceAlreadyExists"] }

    package func proof(in observation: Observation, of call: CallRecord) -> Proof {
        observation.proofOfMaking(instance.text, .instance)
    }

    package var words: MutationWords {
        MutationWords(
            phrase: "\(instance) from \(ARNTail.of(snapshot))",
            order: "restore \(instance) from \(ARNTail.of(snapshot))",
            unproved: "\(instance) may have been asked for and not show yet")
    }
}

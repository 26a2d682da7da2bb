import Simulation
import Testing

/// What AWS refuses of restores, snapshots, tags, roles and settings, and with which code.
struct RDSWorldRestoreRefusalTests {
    typealias Case = RDSWorldRefusalTests.Case

    @Test(arguments: clusters + instances + snapshots + tags + settings)
    func `a refused call names its code and has no effect`(example: Case) throws {
        var driver = RDSWorldDriver(example.script)
        #expect {
            try example.act(&driver)
        } throws: { error in
            (error as? RDSFault)?.code == example.code
        }
        #expect(driver.world.effects.count <= 1, "only what led up to the refusal took effect")
    }

    private static func restore(
        _ sentence: String, _ code: String, _ change: @escaping @Sendable (inout RestoreSnapshotCall) -> Void
    ) -> Case {
        Case(sentence, code, script: .restorable) { _ = try $0.restore(change) }
    }

    private static func instance(
        _ sentence: String, _ code: String, _ change: @escaping @Sendable (inout RestoreInstanceCall) -> Void
    ) -> Case {
        Case(sentence, code, script: .restorable) { _ = try $0.restoreInstance(change) }
    }

    static let clusters = [
        restore("a snapshot that is not there", "DBClusterSnapshotNotFoundFault") { $0.snapshot = "none" },
        restore("a name that is taken", "DBClusterAlreadyExistsFault") { $0.identifier = "billing" },
        restore("a name that is none", "InvalidParameterValue") { $0.identifier = "a--b" },
        restore("an engine that is gone", "InvalidParameterValue") { $0.engine = "aurora" },
        restore("another engine", "InvalidParameterCombination") { $0.engine = "aurora-mysql" },
        restore("a version that is no target", "InvalidParameterCombination") { $0.engineVersion = "17.1" },
        restore("a subnet group that is not there", "DBSubnetGroupNotFoundFault") { $0.options.subnetGroup = "none" },
        restore("a subnet group of one zone", "DBSubnetGroupDoesNotCoverEnoughAZs") {
            $0.options.subnetGroup = "narrow"
        },
        restore("a security group that is not there", "InvalidParameterValue") { $0.options.securityGroups = ["sg-9"] },
        restore("a parameter group that is not there", "DBClusterParameterGroupNotFound") {
            $0.options.parameterGroup = "none"
        },
        restore("a parameter group of another family", "InvalidParameterCombination") {
            $0.options.parameterGroup = "cluster16"
        },
        restore("a port that is none", "InvalidParameterValue") { $0.options.port = 80 },
        restore("no backups", "InvalidParameterValue") { $0.options.backupRetentionDays = 0 },
        restore("a tag of AWS's own", "InvalidParameterValue") { $0.options.tags = [SimulatedTag("aws:x", "y")] },
        Case("a snapshot that is being taken", "InvalidDBClusterSnapshotStateFault", script: .restorable) {
            _ = try $0.world.createClusterSnapshot("new", of: "orders", at: $0.now)
            _ = try $0.restore { $0.snapshot = "new" }
        },
        Case("a clone in no subnet group", "DBSubnetGroupNotFoundFault", script: .restorable) {
            var call = RestoreClusterCall(identifier: "copy", source: "orders")
            call.options.subnetGroup = "none"
            _ = try $0.world.restoreCluster(call, at: $0.now)
        },
    ]

    static let instances = [
        instance("a snapshot that is not there", "DBSnapshotNotFound") { $0.snapshot = "none" },
        instance("a name that is taken", "DBInstanceAlreadyExists") { $0.identifier = "orders-1" },
        instance("another engine", "InvalidParameterCombination") { $0.engine = "mysql" },
        instance("a class that is not there", "InvalidParameterCombination") { $0.instanceClass = "db.x9.large" },
        instance("a zone besides the subnet group", "InvalidVPCNetworkStateFault") {
            ($0.subnetGroup, $0.availabilityZone) = ("dev-db", "us-east-1a")
        },
        instance("a zone of a Multi-AZ deployment", "InvalidParameterCombination") {
            ($0.isMultiAZ, $0.availabilityZone) = (true, "us-east-1a")
        },
        instance("an option group that is not there", "OptionGroupNotFoundFault") { $0.optionGroup = "none" },
        instance("a parameter group that is not there", "DBParameterGroupNotFound") { $0.parameterGroup = "none" },
        instance("a licence of another engine", "InvalidParameterCombination") {
            $0.licenseModel = "general-public-license"
        },
        instance("a security group that is not there", "InvalidParameterValue") { $0.securityGroups = ["sg-9"] },
        instance("io1 without IOPS", "InvalidParameterCombination") { $0.storageType = "io1" },
        instance("less storage than the snapshot has", "InvalidParameterCombination") { $0.gibibytes = 100 },
        Case("a zone that has no room", "InsufficientDBInstanceCapacity", script: .soldOutRestorable) {
            _ = try $0.restoreInstance { $0.availabilityZone = "us-east-1a" }
        },
        Case("more instances than there may be", "InstanceQuotaExceeded", script: .fullRestorable) {
            _ = try $0.restoreInstance()
        },
    ]

    static let snapshots = [
        Case("a snapshot of a member", "InvalidParameterValue", script: .restorable) {
            _ = try $0.world.createInstanceSnapshot("new", of: "orders-1", at: $0.now)
        },
        Case("a snapshot of no instance", "DBInstanceNotFound", script: .restorable) {
            _ = try $0.world.createInstanceSnapshot("new", of: "nothing", at: $0.now)
        },
        Case("a snapshot under a name that is taken", "DBSnapshotAlreadyExists", script: .restorable) {
            _ = try $0.world.createInstanceSnapshot("new", of: "reports", at: $0.now)
            _ = try $0.world.createInstanceSnapshot("new", of: "reports", at: $0.now)
        },
        Case("a snapshot while another runs", "InvalidDBInstanceState", script: .restorable) {
            _ = try $0.world.createInstanceSnapshot("new", of: "reports", at: $0.now)
            _ = try $0.world.createInstanceSnapshot("newer", of: "reports", at: $0.now)
        },
        Case("a copy of no snapshot", "DBSnapshotNotFound", script: .restorable) {
            _ = try $0.world.copySnapshot(.init(source: "none", identifier: "new"), at: $0.now)
        },
        Case("a copy of what is being taken", "InvalidDBSnapshotState", script: .restorable) {
            _ = try $0.world.createInstanceSnapshot("new", of: "reports", at: $0.now)
            _ = try $0.world.copySnapshot(.init(source: "new", identifier: "newer"), at: $0.now)
        },
        Case("a final snapshot under a name that is taken", "DBSnapshotAlreadyExists", script: .restorable) {
            _ = try $0.world.createInstanceSnapshot("last", of: "reports", at: $0.now)
            $0.settle()
            let call = DeleteInstanceCall(identifier: "reports", skipsFinalSnapshot: false, finalSnapshot: "last")
            _ = try $0.world.deleteInstance(call, at: $0.now)
        },
    ]

    static let arn = "arn:aws:rds:us-east-1:123456789012:"

    private static func tagging(_ sentence: String, _ code: String, _ name: String, _ tags: [SimulatedTag]) -> Case {
        Case(sentence, code, script: .restorable) { try $0.world.addTags(tags, to: arn + name, at: $0.now) }
    }

    static let tags = [
        tagging("tags of no cluster", "DBClusterNotFoundFault", "cluster:none", [.init("a", "b")]),
        tagging("tags of no instance", "DBInstanceNotFound", "db:none", [.init("a", "b")]),
        tagging("tags of no snapshot", "DBSnapshotNotFound", "snapshot:none", [.init("a", "b")]),
        tagging("a tag of AWS's own", "InvalidParameterValue", "cluster:orders", [.init("aws:a", "b")]),
        tagging(
            "a tag with a sign that tags have not", "InvalidParameterValue", "cluster:orders", [.init("a", "b(c)")]),
        tagging(
            "more than 50 tags", "InvalidParameterValue", "cluster:orders", (1...51).map { SimulatedTag("\($0)", "") }),
        Case("tags of what is being deleted", "InvalidDBInstanceState", script: .restorable) {
            _ = try $0.delete("orders-2")
            try $0.world.addTags([.init("a", "b")], to: arn + "db:orders-2", at: $0.now)
        },
    ]

    static let role = "arn:aws:iam::123456789012:role/s3"

    static let settings = [
        Case("a role that is there", "DBClusterRoleAlreadyExists", script: .restorable) {
            try $0.world.addRole(role, feature: "s3Import", toCluster: "orders", at: $0.now)
        },
        Case("a role of Aurora PostgreSQL without a feature", "InvalidParameterValue", script: .restorable) {
            try $0.world.addRole(role, toCluster: "billing", at: $0.now)
        },
        Case("a role of a cluster that is being made", "InvalidDBClusterStateFault", script: .restorable) {
            _ = try $0.restore()
            try $0.world.addRole(role, feature: "s3Import", toCluster: "dev", at: $0.now)
        },
        Case("the removal of a role that is not there", "DBClusterRoleNotFound", script: .restorable) {
            try $0.world.removeRole(role, feature: "s3Export", fromCluster: "orders", at: $0.now)
        },
        Case("a short password", "InvalidParameterValue", script: .restorable) {
            _ = try $0.modifyCluster { $0.masterPassword = "short" }
        },
        Case("a password with a sign that it cannot have", "InvalidParameterValue", script: .restorable) {
            _ = try $0.modifyPlain { $0.masterPassword = "long@enough" }
        },
        Case("a password that is managed", "InvalidParameterCombination", script: .managed) {
            _ = try $0.modifyCluster { $0.masterPassword = "long-enough" }
        },
        Case("a password together with a version", "InvalidParameterCombination", script: .restorable) {
            _ = try $0.modifyCluster { ($0.masterPassword, $0.engineVersion) = ("long-enough", "15.8") }
        },
        Case("an option group that is not there", "OptionGroupNotFoundFault", script: .restorable) {
            _ = try $0.modifyPlain { $0.optionGroup = "none" }
        },
        Case("no backups of a cluster", "InvalidParameterValue", script: .restorable) {
            _ = try $0.modifyCluster { $0.backupRetentionDays = 0 }
        },
        Case("security groups of a member", "InvalidParameterCombination", script: .restorable) {
            var call = ModifyInstanceCall(identifier: "orders-1")
            call.securityGroups = ["sg-1"]
            _ = try $0.world.modifyInstance(call, at: $0.now)
        },
    ]
}

extension RegionScript {
    fileprivate static var soldOutRestorable: RegionScript {
        var script = RegionScript.restorable
        script.withoutCapacity = ["db.r6g.large": ["us-east-1a"]]
        return script
    }

    fileprivate static var fullRestorable: RegionScript {
        var script = RegionScript.restorable
        script.otherInstances = 35
        return script
    }

    fileprivate static var managed: RegionScript {
        var script = RegionScript.restorable
        script.clusters[0].hasManagedPassword = true
        return script
    }
}

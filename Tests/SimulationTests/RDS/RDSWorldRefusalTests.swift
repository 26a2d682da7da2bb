import Simulation
import Testing

/// What AWS refuses, and with which code.
struct RDSWorldRefusalTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let sentence: String
        let code: String
        let script: RegionScript
        let act: @Sendable (inout RDSWorldDriver) throws -> Void

        init(
            _ sentence: String, _ code: String, script: RegionScript = .orders,
            _ act: @escaping @Sendable (inout RDSWorldDriver) throws -> Void
        ) {
            self.sentence = sentence
            self.code = code
            self.script = script
            self.act = act
        }

        var testDescription: String { sentence }
    }

    @Test(arguments: creations + modifications + failovers + deletions + reboots)
    func `a refused call names its code and has no effect`(example: Case) throws {
        var driver = RDSWorldDriver(example.script)
        let before = driver.world.effects.count
        #expect {
            try example.act(&driver)
        } throws: { error in
            (error as? RDSFault)?.code == example.code
        }
        #expect(driver.world.effects.count - before <= 1, "only what led up to the refusal took effect")
    }

    static let creations = [
        Case("an instance that exists", "DBInstanceAlreadyExists") { _ = try $0.create("orders-2") },
        Case("an instance that is not shown yet", "DBInstanceAlreadyExists") { driver in
            _ = try driver.create("orders-4")
            _ = try driver.create("orders-4")
        },
        Case("a cluster that is not there", "DBClusterNotFoundFault") { driver in
            let call = CreateInstanceCall(
                identifier: "a", cluster: "nothing", instanceClass: "db.r6g.large", engine: "aurora-postgresql")
            _ = try driver.world.createInstance(call, at: driver.now)
        },
        Case("another engine", "InvalidParameterCombination") { driver in
            let call = CreateInstanceCall(
                identifier: "a", cluster: "orders", instanceClass: "db.r6g.large", engine: "aurora-mysql")
            _ = try driver.world.createInstance(call, at: driver.now)
        },
        Case("an identifier with two hyphens", "InvalidParameterValue") { _ = try $0.create("a--b") },
        Case("an identifier that ends with a hyphen", "InvalidParameterValue") { _ = try $0.create("a-") },
        Case("an identifier of 64 characters", "InvalidParameterValue") {
            _ = try $0.create(String(repeating: "a", count: 64))
        },
        Case("a class that nobody knows", "InvalidParameterCombination") { _ = try $0.create(class: "db.x9.large") },
        Case("a class that is none", "InvalidParameterValue") { _ = try $0.create(class: "r6g.large") },
        Case("a zone outside the subnet group", "InvalidVPCNetworkStateFault") {
            _ = try $0.create(zone: "us-east-1d")
        },
        Case("a zone where the class is not offered", "InvalidParameterCombination") {
            _ = try $0.create(class: "db.r8g.large", zone: "us-east-1c")
        },
        Case("a zone without capacity", "InsufficientDBInstanceCapacity", script: .soldOut) {
            _ = try $0.create(class: "db.r6g.xlarge", zone: "us-east-1a")
        },
        Case("a full account", "InstanceQuotaExceeded", script: .full) { _ = try $0.create() },
        Case("a seventeenth member", "InvalidDBClusterStateFault", script: .crowded) { _ = try $0.create("orders-99") },
        Case("a serverless member without a range", "InvalidDBClusterStateFault") {
            _ = try $0.create(class: "db.serverless")
        },
        Case("a cluster that fails over", "InvalidDBClusterStateFault") { driver in
            _ = try driver.world.failOver(cluster: "orders", at: driver.now)
            _ = try driver.create()
        },
        Case("a writer that restarts", "InvalidDBClusterStateFault") { driver in
            _ = try driver.world.rebootInstance("orders-1", at: driver.now)
            driver.pass(.seconds(12))
            _ = try driver.create()
        },
    ]

    static let modifications = [
        Case("a member that is not there", "DBInstanceNotFound") { _ = try $0.modify("nothing", tier: 1) },
        Case("a member that is being modified", "InvalidDBInstanceState") { driver in
            _ = try driver.modify("orders-3", class: "db.r6g.xlarge")
            driver.pass(.seconds(61))
            _ = try driver.modify("orders-3", class: "db.r6g.large")
        },
        Case("a class that nobody knows", "InvalidParameterCombination") {
            _ = try $0.modify("orders-3", class: "db.x9.large")
        },
        Case("a tier above 15", "InvalidParameterValue") { _ = try $0.modify("orders-3", tier: 16) },
        Case("a group that is not there", "DBParameterGroupNotFound") { _ = try $0.modify("orders-3", group: "none") },
        Case("the storage of a member", "InvalidParameterCombination") { driver in
            var call = ModifyInstanceCall(identifier: "orders-3")
            call.storageType = "gp3"
            _ = try driver.world.modifyInstance(call, at: driver.now)
        },
        Case("a member of a cluster that is backing up", "InvalidDBClusterStateFault") { driver in
            driver.world.schedule(.backsUp(cluster: "orders"), at: driver.now)
            driver.pass(.seconds(1))
            _ = try driver.modify("orders-3", class: "db.r6g.xlarge")
        },
    ]

    static let failovers = [
        Case("a cluster that is not there", "DBClusterNotFoundFault") { driver in
            _ = try driver.world.failOver(cluster: "nothing", at: driver.now)
        },
        Case("the writer as target", "InvalidDBInstanceState") { driver in
            _ = try driver.world.failOver(cluster: "orders", to: "orders-1", at: driver.now)
        },
        Case("a target in another cluster", "InvalidDBInstanceState") { driver in
            _ = try driver.world.failOver(cluster: "orders", to: "billing-1", at: driver.now)
        },
        Case("a target that is not there", "DBInstanceNotFound") { driver in
            _ = try driver.world.failOver(cluster: "orders", to: "nothing", at: driver.now)
        },
        Case("a cluster without readers", "InvalidDBClusterStateFault") { driver in
            _ = try driver.world.failOver(cluster: "billing", at: driver.now)
        },
        Case("a second failover before the first one shows", "InvalidDBClusterStateFault") { driver in
            _ = try driver.world.failOver(cluster: "orders", to: "orders-2", at: driver.now)
            _ = try driver.world.failOver(cluster: "orders", to: "orders-2", at: driver.now)
        },
        Case("a target that is being modified", "InvalidDBInstanceState") { driver in
            _ = try driver.modify("orders-3", class: "db.r6g.xlarge")
            driver.pass(.seconds(61))
            _ = try driver.world.failOver(cluster: "orders", to: "orders-3", at: driver.now)
        },
    ]

    static let deletions = [
        Case("an instance that is not there", "DBInstanceNotFound") { _ = try $0.delete("nothing") },
        Case("an instance that is being deleted", "InvalidDBInstanceState") { driver in
            _ = try driver.delete("orders-3")
            _ = try driver.delete("orders-3")
        },
        Case("an instance that is being created", "InvalidDBInstanceState") { driver in
            _ = try driver.create()
            driver.pass(.seconds(31))
            _ = try driver.delete("orders-4")
        },
        Case("a final snapshot of a member", "InvalidParameterCombination") { driver in
            let call = DeleteInstanceCall(identifier: "orders-3", skipsFinalSnapshot: false, finalSnapshot: "last")
            _ = try driver.world.deleteInstance(call, at: driver.now)
        },
        Case("a member of a cluster that fails over", "InvalidDBClusterStateFault") { driver in
            _ = try driver.world.failOver(cluster: "orders", to: "orders-2", at: driver.now)
            _ = try driver.delete("orders-3")
        },
        Case("the last member of a replicating cluster", "InvalidDBClusterStateFault", script: .replicating) {
            _ = try $0.delete("billing-1")
        },
    ]

    static let reboots = [
        Case("an instance that is not there", "DBInstanceNotFound") { driver in
            _ = try driver.world.rebootInstance("nothing", at: driver.now)
        },
        Case("a forced failover", "InvalidParameterCombination") { driver in
            _ = try driver.world.rebootInstance("orders-2", forcesFailover: true, at: driver.now)
        },
        Case("a member that still shows available after a reboot call", "InvalidDBInstanceState") { driver in
            _ = try driver.world.rebootInstance("orders-2", at: driver.now)
            _ = try driver.world.rebootInstance("orders-2", at: driver.now)
        },
    ]
}

extension RegionScript {
    fileprivate static var full: RegionScript {
        var script = RegionScript.orders
        script.otherInstances = 36
        return script
    }

    fileprivate static var crowded: RegionScript {
        var script = RegionScript.orders
        script.clusters[0].members += (4...16).map { MemberScript("orders-\($0)") }
        return script
    }

    fileprivate static var soldOut: RegionScript {
        var script = RegionScript.orders
        script.withoutCapacity = ["db.r6g.xlarge": ["us-east-1a"]]
        return script
    }

    fileprivate static var replicating: RegionScript {
        var script = RegionScript.orders
        script.clusters[1].replicationSource = "arn:aws:rds:eu-west-1:123456789012:cluster:billing"
        return script
    }
}

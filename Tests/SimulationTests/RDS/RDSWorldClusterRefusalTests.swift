import Simulation
import Testing

/// What AWS refuses of the long works on clusters, and with which code.
struct RDSWorldClusterRefusalTests {
    typealias Case = RDSWorldRefusalTests.Case

    @Test(arguments: modifications + maintenance + deletions + restorations + parameters + deployments + proxies)
    func `a refused call names its code and has no effect`(example: Case) throws {
        var driver = RDSWorldDriver(example.script)
        #expect {
            try example.act(&driver)
        } throws: { error in
            (error as? RDSFault)?.code == example.code
        }
        #expect(driver.world.effects.count <= 1, "only what led up to the refusal took effect")
    }

    static let modifications = [
        Case("a cluster that is not there", "DBClusterNotFoundFault") {
            _ = try $0.modifyCluster("nothing") { $0.storageType = "aurora" }
        },
        Case("a storage type of instances", "InvalidParameterCombination") {
            _ = try $0.modifyCluster { $0.storageType = "gp3" }
        },
        Case("I/O-Optimized within 30 days", "StorageTypeNotAvailableFault", script: .changedLately) {
            _ = try $0.modifyCluster { $0.storageType = "aurora-iopt1" }
        },
        Case("I/O-Optimized on an old version", "StorageTypeNotSupported", script: .old) {
            _ = try $0.modifyCluster { $0.storageType = "aurora-iopt1" }
        },
        Case("a cluster that is being modified and does not show it", "InvalidDBClusterStateFault") { driver in
            _ = try driver.modifyCluster { $0.storageType = "aurora-iopt1" }
            _ = try driver.modifyCluster { $0.hasDeletionProtection = false }
        },
        Case("a class change while the storage type changes", "InvalidDBClusterStateFault") { driver in
            _ = try driver.modifyCluster { $0.storageType = "aurora-iopt1" }
            _ = try driver.modify("orders-3", class: "db.r6g.xlarge")
        },
        Case("a version that is no target", "InvalidParameterCombination") {
            _ = try $0.modifyCluster { $0.engineVersion = "17.1" }
        },
        Case("a major version without leave", "InvalidParameterCombination") {
            _ = try $0.modifyCluster { $0.engineVersion = "16.6" }
        },
        Case("a group of the old family", "InvalidParameterCombination", script: .upgradable) {
            _ = try $0.modifyCluster {
                ($0.engineVersion, $0.allowsMajorVersionUpgrade) = ("16.6", true)
                $0.parameterGroup = "cluster15"
            }
        },
        Case("a group that is not there", "DBClusterParameterGroupNotFound") {
            _ = try $0.modifyCluster { $0.parameterGroup = "none" }
        },
        Case("an instance group with a minor version", "InvalidParameterCombination", script: .upgradable) {
            _ = try $0.modifyCluster { ($0.engineVersion, $0.instanceParameterGroup) = ("15.8", "instance16") }
        },
        Case("an upgrade over a class change that waits", "InvalidDBInstanceState") { driver in
            _ = try driver.modify("orders-3", class: "db.r6g.xlarge", immediately: false)
            _ = try driver.modifyCluster { $0.engineVersion = "15.8" }
        },
        Case("a reboot during an upgrade", "InvalidDBInstanceState") { driver in
            _ = try driver.modifyCluster { $0.engineVersion = "15.8" }
            _ = try driver.world.rebootInstance("orders-2", at: driver.now)
        },
    ]

    static let maintenance = [
        Case("an action that is not pending", "ResourceNotFoundFault") { driver in
            let call = ApplyMaintenanceCall(resource: "orders-3", action: "system-update")
            _ = try driver.world.applyMaintenance(call, at: driver.now)
        },
        Case("maintenance of an instance that restarts", "InvalidDBInstanceState", script: .maintained) { driver in
            _ = try driver.world.rebootInstance("orders-3", at: driver.now)
            let call = ApplyMaintenanceCall(resource: "orders-3", action: "system-update")
            _ = try driver.world.applyMaintenance(call, at: driver.now)
        },
    ]
}

extension RDSWorldClusterRefusalTests {
    static let deletions = [
        Case("a protected cluster", "InvalidParameterCombination") {
            _ = try $0.world.deleteCluster(.init(identifier: "orders", skipsFinalSnapshot: true), at: $0.now)
        },
        Case("a cluster with members", "InvalidDBClusterStateFault", script: .unprotected) {
            _ = try $0.world.deleteCluster(.init(identifier: "orders", skipsFinalSnapshot: true), at: $0.now)
        },
        Case("neither a final snapshot nor none", "InvalidParameterCombination", script: .unprotected) {
            _ = try $0.world.deleteCluster(.init(identifier: "empty"), at: $0.now)
        },
        Case("both a final snapshot and none", "InvalidParameterCombination", script: .unprotected) {
            let call = DeleteClusterCall(identifier: "empty", skipsFinalSnapshot: true, finalSnapshot: "last")
            _ = try $0.world.deleteCluster(call, at: $0.now)
        },
        Case("a final snapshot that exists", "DBClusterSnapshotAlreadyExistsFault", script: .unprotected) {
            _ = try $0.world.createClusterSnapshot("last", of: "billing", at: $0.now)
            _ = try $0.world.deleteCluster(.init(identifier: "empty", finalSnapshot: "last"), at: $0.now)
        },
        Case("a snapshot while another runs", "InvalidDBClusterStateFault") {
            _ = try $0.world.createClusterSnapshot("first", of: "billing", at: $0.now)
            _ = try $0.world.createClusterSnapshot("second", of: "billing", at: $0.now)
        },
    ]

    static let restorations = [
        Case("a name that is taken", "DBClusterAlreadyExistsFault") {
            _ = try $0.world.restoreCluster(.init(identifier: "billing", source: "orders"), at: $0.now)
        },
        Case("a source that is not there", "DBClusterNotFoundFault") {
            _ = try $0.world.restoreCluster(.init(identifier: "copy", source: "nothing"), at: $0.now)
        },
        Case("a source without instances", "InvalidDBClusterStateFault", script: .unprotected) {
            _ = try $0.world.restoreCluster(.init(identifier: "copy", source: "empty"), at: $0.now)
        },
        Case("a clone of the past", "InvalidParameterCombination") {
            var call = RestoreClusterCall(identifier: "copy", source: "orders")
            call.time = $0.now - .seconds(3600)
            _ = try $0.world.restoreCluster(call, at: $0.now)
        },
        Case("a time before the backups", "InvalidRestoreFault") {
            var call = RestoreClusterCall(identifier: "copy", source: "orders", kind: .fullCopy)
            call.time = $0.now - .seconds(8 * 86_400)
            _ = try $0.world.restoreCluster(call, at: $0.now)
        },
        Case("an instance in a clone that is being made", "InvalidDBClusterStateFault") {
            _ = try $0.world.restoreCluster(.init(identifier: "copy", source: "orders"), at: $0.now)
            let call = CreateInstanceCall(
                identifier: "copy-1", cluster: "copy", instanceClass: "db.r6g.large", engine: "aurora-postgresql")
            _ = try $0.world.createInstance(call, at: $0.now)
        },
    ]
}

extension RDSWorldClusterRefusalTests {
    static func setting(
        _ sentence: String, _ code: String, _ settings: [ParameterSetting], in group: String = "tuned15"
    ) -> Case {
        Case(sentence, code, script: .tuned) {
            try $0.world.modifyParameterGroup(group, .cluster, settings, at: $0.now)
        }
    }

    static let parameters = [
        setting("a parameter that nobody knows", "InvalidParameterValue", [.init("walls", "1")]),
        setting("a parameter that cannot be set", "InvalidParameterValue", [.init("server_encoding", "x")]),
        setting("a static one at once", "InvalidParameterCombination", [.init("max_wal_senders", "9", .immediate)]),
        setting("21 at once", "InvalidParameterValue", .init(repeating: .init("work_mem", "64"), count: 21)),
        setting(
            "one of a default group", "InvalidDBParameterGroupState", [.init("work_mem", "64")],
            in: "default.aurora-postgresql15"),
        setting("one of no group", "DBParameterGroupNotFound", [.init("work_mem", "64")], in: "none"),
        Case("a group that exists", "DBParameterGroupAlreadyExists", script: .tuned) {
            _ = try $0.world.createParameterGroup(
                "tuned15", .cluster, family: "aurora-postgresql15", description: "-", at: $0.now)
        },
        Case("a family that nobody knows", "InvalidParameterValue") {
            _ = try $0.world.createParameterGroup("new", .cluster, family: "db2", description: "-", at: $0.now)
        },
        Case("the deletion of a group in use", "InvalidDBParameterGroupState", script: .tuned) {
            try $0.world.deleteParameterGroup("tuned15", .cluster, at: $0.now)
        },
    ]
}

extension RDSWorldClusterRefusalTests {
    static let deployments = [
        Case("a deployment of a cluster that has one", "BlueGreenDeploymentAlreadyExistsFault", script: .deployable) {
            _ = try $0.deploy()
            _ = try $0.deploy { $0.name = "another" }
        },
        Case("a source that is not there", "DBClusterNotFoundFault", script: .deployable) {
            _ = try $0.deploy { $0.source = "nothing" }
        },
        Case("a source that is not available", "InvalidDBClusterStateFault", script: .deployable) {
            _ = try $0.modifyCluster { $0.storageType = "aurora-iopt1" }
            _ = try $0.deploy()
        },
        Case(
            "a managed password", "SourceDatabaseNotSupportedFault",
            script: .deployable { $0.hasManagedPassword = true }
        ) {
            _ = try $0.deploy()
        },
        Case("Serverless v1", "SourceClusterNotSupportedFault", script: .deployable { $0.engineMode = "serverless" }) {
            _ = try $0.deploy()
        },
        Case("a source without logical replication", "SourceClusterNotSupportedFault", script: .upgradable) {
            _ = try $0.deploy()
        },
        Case("a group of the old family", "InvalidParameterCombination", script: .deployable) {
            _ = try $0.deploy { $0.clusterParameterGroup = "orders-15" }
        },
        Case("a version that is no target", "InvalidParameterCombination", script: .deployable) {
            _ = try $0.deploy { $0.engineVersion = "17.1" }
        },
        Case("a deployment that is not there", "BlueGreenDeploymentNotFoundFault") {
            _ = try $0.world.switchOver(deployment: "bgd-none", at: $0.now)
        },
        Case("a switchover while provisioning", "InvalidBlueGreenDeploymentStateFault", script: .deployable) {
            let made = try $0.deploy()
            _ = try $0.world.switchOver(deployment: made.identifier, at: $0.now)
        },
        Case("a timeout that is too short", "InvalidParameterValue", script: .deployable) {
            let made = try $0.provision()
            _ = try $0.world.switchOver(deployment: made.identifier, timeout: 29, at: $0.now)
        },
        Case("a deletion while provisioning", "InvalidBlueGreenDeploymentStateFault", script: .deployable) {
            let made = try $0.deploy()
            _ = try $0.world.deleteDeployment(made.identifier, at: $0.now)
        },
        Case("a protected target", "InvalidParameterCombination", script: .deployable) {
            let made = try $0.provision()
            _ = try $0.world.deleteDeployment(made.identifier, deletesTarget: true, at: $0.now)
        },
    ]

    @Test func `a switchover is refused while a member works, while another runs, and its target cannot be deleted`()
        throws
    {
        var driver = RDSWorldDriver(.deployable)
        let made = try driver.provision()
        func code(_ act: (inout RDSWorldDriver) throws(RDSFault) -> Void) -> String? {
            do throws(RDSFault) { try act(&driver) } catch { return error.code }
            return nil
        }
        _ = try driver.world.rebootInstance("orders-3", at: driver.now)
        let switches = { (driver: inout RDSWorldDriver) throws(RDSFault) in
            _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        }
        #expect(code(switches) == "InvalidBlueGreenDeploymentStateFault")
        driver.settle()
        #expect(code(switches) == nil)
        #expect(code(switches) == "InvalidBlueGreenDeploymentStateFault")
        driver.settle()
        #expect(
            code { driver throws(RDSFault) in
                _ = try driver.world.deleteDeployment(made.identifier, deletesTarget: true, at: driver.now)
            } == "InvalidBlueGreenDeploymentStateFault")
    }
}

extension RDSWorldClusterRefusalTests {
    static let proxies = [
        Case("a proxy that is not there", "DBProxyNotFoundFault") {
            _ = try $0.world.describeProxyTargets(of: "nothing", at: $0.now)
        },
        Case("a group that is not there", "DBProxyTargetGroupNotFoundFault", script: .deployable) {
            _ = try $0.world.describeProxyTargets(of: "orders-proxy", group: "other", at: $0.now)
        },
        Case("a target that is one", "DBProxyTargetAlreadyRegisteredFault", script: .deployable) {
            _ = try $0.world.registerProxyTarget("orders", with: "orders-proxy", at: $0.now)
        },
        Case("a second target", "InvalidDBProxyStateFault", script: .deployable) {
            _ = try $0.world.registerProxyTarget("billing", with: "orders-proxy", at: $0.now)
        },
        Case("a target that is none", "DBProxyTargetNotFoundFault", script: .deployable) {
            try $0.world.deregisterProxyTarget("billing", from: "orders-proxy", at: $0.now)
        },
        Case("a target that is not there", "DBClusterNotFoundFault", script: .deployable) {
            _ = try $0.world.registerProxyTarget("nothing", with: "orders-proxy", at: $0.now)
        },
    ]
}

extension RegionScript {
    fileprivate static func deployable(_ change: (inout ClusterScript) -> Void) -> RegionScript {
        var script = RegionScript.deployable
        change(&script.clusters[0])
        return script
    }

    fileprivate static var unprotected: RegionScript {
        var script = RegionScript.orders
        script.clusters.append(ClusterScript("empty", members: []))
        for position in script.clusters.indices { script.clusters[position].hasDeletionProtection = false }
        return script
    }

    fileprivate static var changedLately: RegionScript {
        var script = RegionScript.orders
        script.clusters[0].ioOptimizedNextAllowed = script.start + .seconds(86_400)
        return script
    }

    fileprivate static var old: RegionScript {
        var script = RegionScript.orders
        script.clusters[0].engineVersion = "14.6"
        return script
    }

    fileprivate static var maintained: RegionScript {
        var script = RegionScript.orders
        script.pendingMaintenance = [
            SimulatedMaintenance(resource: "orders-3", action: "system-update", description: "new")
        ]
        return script
    }
}

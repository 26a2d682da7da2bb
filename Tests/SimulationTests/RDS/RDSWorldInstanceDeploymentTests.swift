import Simulation
import Testing

/// Blue/green deployments of instances: how green is made, and how it follows.
struct RDSWorldInstanceDeploymentTests {
    static let seeds: [UInt64] = Array(1...10)

    @Test(arguments: seeds)
    func `green is made task by task, smaller, with its replicas, and loads when it is there`(seed: UInt64) throws {
        var driver = RDSWorldDriver(.standalone, seed: seed)
        let made = try driver.deployCatalog { ($0.instanceClass, $0.gibibytes) = ("db.r6g.xlarge", 200) }
        #expect(made.tasks.map(\.status) == [.pending, .pending, .pending, .pending])
        var statuses: [String] = []
        while try driver.world.describeDeployment(made.identifier, at: driver.now).status == .provisioning {
            let green = try driver.greens().first { $0.identifier.hasPrefix("catalog-green-") }
            if let status = green?.status, statuses.last != status { statuses.append(status) }
            try driver.skip()
        }
        #expect(statuses == ["creating", "storage-config-upgrade", "upgrading", "backing-up", "modifying"])
        let shown = try driver.world.describeDeployment(made.identifier, at: driver.now)
        #expect(shown.status == .available)
        #expect(
            shown.details.map(\.source.arnName) == ["catalog", "catalog-replica-1", "catalog-replica-2"])
        let greens = try driver.greens()
        #expect(greens.allSatisfy { $0.identifier.wholeMatch(of: /catalog(-replica-[12])?-green-[a-z0-9]{6}/) != nil })
        #expect(greens.map(\.instanceClass) == ["db.r6g.xlarge", "db.r6g.large", "db.r6g.large"])
        #expect(greens.allSatisfy { $0.volume == StorageVolume("gp3", gibibytes: 200) })
        #expect(greens.allSatisfy { $0.engineVersion == "16.6" && $0.parameterGroup == "catalog-16" })
        #expect(greens.map(\.isMultiAZ) == [true, false, false])
        #expect(greens[0].replicas == greens.dropFirst().map(\.identifier))
        #expect(greens.allSatisfy { $0.roles.isEmpty && $0.tags == [SimulatedTag("team", "shop")] })
        #expect(driver.world.effects[0].visiblyDone != nil)
        #expect(driver.instance("catalog")?.volume?.gibibytes == 500)
    }

    @Test func `what loads tells how far it is, and keeps the switchover waiting`() throws {
        var driver = RDSWorldDriver(.standalone)
        let made = try driver.deployCatalog()
        try driver.passProvisioning(of: made)
        let loading = try driver.greens().filter { $0.status == "storage-initialization" }
        #expect(!loading.isEmpty)
        #expect(loading.allSatisfy { (0..<100).contains($0.percentProgress ?? -1) })
        #expect(
            driver.code { _ = try $0.world.switchOver(deployment: made.identifier, at: $0.now) }
                == "InvalidBlueGreenDeploymentStateFault")
        driver.settle()
        #expect(try driver.greens().allSatisfy { $0.status == "available" && $0.percentProgress == nil })
        let numbers = try driver.world.describeEvents(source: made.identifier, from: .epoch, at: driver.now).map(
            \.number)
        #expect(numbers == [244, 405, 406])
        #expect(driver.code { _ = try $0.world.switchOver(deployment: made.identifier, at: $0.now) } == nil)
    }

    @Test func `a change of green's storage keeps the switchover waiting for hours`() throws {
        var driver = RDSWorldDriver(.standalone)
        let made = try driver.deployCatalog()
        driver.settle()
        let green = try #require(try driver.greens().first?.identifier)
        var call = ModifyInstanceCall(identifier: green)
        (call.gibibytes, call.appliesImmediately) = (600, true)
        _ = try driver.world.modifyInstance(call, at: driver.now)
        driver.pass(.seconds(1200))
        #expect(driver.instance(green)?.status == "storage-optimization")
        #expect(driver.instance(green)?.percentProgress != nil)
        #expect(
            driver.code { _ = try $0.world.switchOver(deployment: made.identifier, at: $0.now) }
                == "InvalidBlueGreenDeploymentStateFault")
    }

    @Test func `nothing shows of the loading of burstable classes`() throws {
        var script = RegionScript.standalone
        script.instances[1].instanceClass = "db.t4g.large"
        var driver = RDSWorldDriver(script)
        let made = try driver.deployBlog()
        try driver.passProvisioning(of: made)
        #expect(try driver.greens().allSatisfy { $0.status == "available" })
    }

    @Test func `a group that is not named is the default one`() throws {
        var driver = RDSWorldDriver(.standalone)
        _ = try driver.deployCatalog { ($0.engineVersion, $0.parameterGroup) = (nil, nil) }
        driver.settle()
        #expect(try driver.greens().allSatisfy { $0.parameterGroup == "default.postgres15" })
    }

    @Test func `speed is for green's primary alone`() throws {
        var driver = RDSWorldDriver(.standalone)
        _ = try driver.deployCatalog { ($0.storageType, $0.iops) = ("io2", 6_000) }
        driver.settle()
        #expect(try driver.greens().map { $0.volume?.type } == ["io2", "gp3", "gp3"])
    }

    @Test func `another major version of PostgreSQL is followed by a slot of blue, all else by green's lag`() throws {
        var driver = RDSWorldDriver(.standalone)
        var made = try driver.deployCatalog()
        driver.settle()
        let green = try #require(try driver.greens().first?.identifier)
        #expect(try driver.world.metric("OldestReplicationSlotLag", of: "catalog", at: driver.now) != nil)
        #expect(try driver.world.metric("ReplicaLag", of: green, at: driver.now) == nil)
        try driver.deleteGreen(of: made)
        made = try driver.deployCatalog { ($0.engineVersion, $0.parameterGroup) = (nil, "catalog-15") }
        driver.settle()
        let physical = try #require(try driver.greens().first?.identifier)
        #expect(try driver.world.metric("OldestReplicationSlotLag", of: "catalog", at: driver.now) == nil)
        #expect(try driver.world.metric("ReplicaLag", of: physical, at: driver.now) == 0)
        #expect(driver.world.acceptsWrites(instance: physical) == false)
        #expect(
            driver.code { _ = try $0.upgrade(physical, to: "16.6", group: "catalog-16") } == "InvalidDBInstanceState",
            "physical replication ties green to the major version")
        try driver.deleteGreen(of: made)
        _ = try driver.deployBlog()
        driver.settle()
        let binlog = try #require(try driver.greens().first?.identifier)
        #expect(try driver.world.metric("ReplicaLag", of: binlog, at: driver.now) == 0)
    }

    @Test func `a custom option group of MySQL is changed on green, after its making`() throws {
        var script = RegionScript.standalone
        script.optionGroups = [
            SimulatedOptionGroup("blog-80", engine: "mysql", majorVersion: "8.0"),
            SimulatedOptionGroup("blog-84", engine: "mysql", majorVersion: "8.4"),
        ]
        script.instances[1].optionGroup = "blog-80"
        var driver = RDSWorldDriver(script)
        #expect(
            driver.code { _ = try $0.deployBlog { $0.engineVersion = "8.4.5" } } == "InvalidParameterCombination")
        let made = try driver.deployBlog()
        driver.settle()
        let green = try #require(try driver.greens().first?.identifier)
        _ = try driver.upgrade(green, to: "8.4.5", group: "default.mysql8.4") { $0.optionGroup = "blog-84" }
        driver.settle()
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        #expect(driver.instance("blog")?.engineVersion == "8.4.5")
        #expect(driver.instance("blog")?.optionGroup == "blog-84")
    }

    @Test func `external replication on blue, or another spelling of tables, fails the making`() throws {
        var script = RegionScript.standalone
        script.instances[0].obstacle = .externalReplication
        script.customParameterGroups.append(
            SimulatedParameterGroup("blog-80", .instance, family: "mysql8.0", values: ["lower_case_table_names": "1"]))
        script.instances[1].parameterGroup = "blog-80"
        var driver = RDSWorldDriver(script)
        #expect(try driver.world.metric("OldestReplicationSlotLag", of: "catalog", at: driver.now) != nil)
        for made in [try driver.deployCatalog(), try driver.deployBlog()] {
            driver.settle()
            let shown = try driver.world.describeDeployment(made.identifier, at: driver.now)
            #expect(shown.status == .invalidConfiguration)
            #expect(shown.tasks[0].status == .failed && shown.statusDetails != nil)
        }
    }

    @Test func `a source that cannot be blue is refused`() throws {
        let unsupported = "SourceDatabaseNotSupportedFault"
        var codes: [String?] = []
        for change in [
            { $0.instances[0].engine = "oracle-ee" }, { $0.instances[0].hasManagedPassword = true },
            { $0.instances[0].distantReplicas = ["arn:aws:rds:eu-west-1:123456789012:db:far"] },
            { $0.instances[0].engineVersion = "15.3" }, { $0.customParameterGroups[0].values = [:] },
            { $0.instances[0].backupRetentionDays = 0 }, { $0.instanceQuota = 8 }, { $0.storageQuota = 2_000 },
        ] as [(inout RegionScript) -> Void] {
            var script = RegionScript.standalone
            var early = try #require(script.engineVersions.first { $0.engine == "postgres" })
            early.version = "15.3"
            script.engineVersions.append(early)
            change(&script)
            var driver = RDSWorldDriver(script)
            codes.append(driver.code { _ = try $0.deployCatalog() })
        }
        #expect(
            codes == [
                unsupported, unsupported, unsupported, unsupported, unsupported, "InvalidDBInstanceState",
                "InstanceQuotaExceeded", "StorageQuotaExceeded",
            ])
        var driver = RDSWorldDriver(.standalone)
        #expect(driver.code { _ = try $0.deployCatalog { $0.source = "catalog-replica-1" } } == unsupported)
        #expect(driver.code { _ = try $0.deployCatalog { $0.source = "orders-1" } } == unsupported)
        #expect(driver.code { _ = try $0.deployCatalog { $0.source = "none" } } == "DBInstanceNotFound")
        #expect(driver.world.effects.isEmpty)
    }

    @Test func `storage shrinks to a fifth more than what is used, and no further`() throws {
        var driver = RDSWorldDriver(.standalone)
        let combination = "InvalidParameterCombination"
        #expect(driver.code { _ = try $0.deployCatalog { $0.gibibytes = 179 } } == combination)
        driver.world.schedule(.fills(instance: "catalog", gibibytes: 200), at: driver.now)
        driver.pass(.seconds(1))
        #expect(driver.code { _ = try $0.deployCatalog { $0.gibibytes = 239 } } == combination)
        #expect(try driver.world.metric("FreeStorageSpace", of: "catalog", at: driver.now) == 300 * 1_073_741_824)
        #expect(driver.code { _ = try $0.deployCatalog { $0.instanceClass = "db.t4g.medium" } } == combination)
        #expect(driver.code { _ = try $0.deployCatalog { $0.upgradesStorageLayout = true } } == combination)
        #expect(driver.code { _ = try $0.deployCatalog { $0.parameterGroup = "none" } } == "DBParameterGroupNotFound")
        #expect(driver.code { _ = try $0.deployCatalog { $0.gibibytes = 240 } } == nil)
        #expect(
            driver.code { _ = try $0.deployCatalog { $0.name = "other" } } == "BlueGreenDeploymentAlreadyExistsFault")
        #expect(
            driver.code { _ = try $0.deployBlog { $0.name = "catalog-bg" } } == "BlueGreenDeploymentAlreadyExistsFault")
    }

    @Test func `an instance that is full takes no writes until it has more storage`() throws {
        var driver = RDSWorldDriver(.standalone)
        driver.world.schedule(.fills(instance: "blog", gibibytes: 200), at: driver.now)
        driver.pass(.seconds(1))
        #expect(driver.instance("blog")?.status == "storage-full")
        #expect(driver.world.acceptsWrites(instance: "blog") == false)
        #expect(driver.code { _ = try $0.modify("blog", class: "db.r6g.xlarge") } == "InvalidDBInstanceState")
        var call = ModifyInstanceCall(identifier: "blog")
        (call.gibibytes, call.appliesImmediately) = (300, true)
        _ = try driver.world.modifyInstance(call, at: driver.now)
        driver.settle()
        #expect(driver.instance("blog")?.status == "available")
        #expect(driver.world.acceptsWrites(instance: "blog") == true)
    }
}

extension RDSWorldDriver {
    /// A deployment of `catalog` to PostgreSQL 16, unless changed.
    mutating func deployCatalog(
        _ change: (inout CreateInstanceDeploymentCall) -> Void = { _ in }
    ) throws(RDSFault) -> SimulatedDeployment {
        var call = CreateInstanceDeploymentCall(name: "catalog-bg", source: "catalog", engineVersion: "16.6")
        call.parameterGroup = "catalog-16"
        change(&call)
        return try world.createDeployment(call, at: now)
    }

    /// A deployment of `blog` as it is, unless changed.
    mutating func deployBlog(
        _ change: (inout CreateInstanceDeploymentCall) -> Void = { _ in }
    ) throws(RDSFault) -> SimulatedDeployment {
        var call = CreateInstanceDeploymentCall(name: "blog-bg", source: "blog")
        change(&call)
        return try world.createDeployment(call, at: now)
    }

    mutating func passProvisioning(of deployment: SimulatedDeployment) throws {
        while try world.describeDeployment(deployment.identifier, at: now).status == .provisioning {
            try skip()
        }
    }

    /// Goes on to the next change.
    mutating func skip() throws {
        let next = world.nextChange(after: now)
        now = try #require(next)
    }

    mutating func greens() throws -> [SimulatedInstance] {
        try world.describeInstances(at: now).filter { $0.identifier.contains("-green-") }
            .sorted {
                ($0.replicaSource == nil ? 0 : 1, $0.identifier) < ($1.replicaSource == nil ? 0 : 1, $1.identifier)
            }
    }

    /// Deletes a deployment with its green environment, whose protection goes first.
    mutating func deleteGreen(of deployment: SimulatedDeployment) throws {
        for green in try greens() where green.hasDeletionProtection {
            var call = ModifyInstanceCall(identifier: green.identifier)
            call.hasDeletionProtection = false
            _ = try world.modifyInstance(call, at: now)
        }
        _ = try world.deleteDeployment(deployment.identifier, deletesTarget: true, at: now)
        settle()
    }
}

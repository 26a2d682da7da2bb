import Simulation
import Testing

/// Parameter groups and what is set in them.
struct RDSWorldParameterTests {
    @Test func `a group shows what its users set, and the family's values for the rest`() throws {
        var driver = RDSWorldDriver(.tuned)
        let all = try driver.world.describeParameters(of: "tuned15", .cluster, at: driver.now)
        let mine = try driver.world.describeParameters(of: "tuned15", .cluster, source: "user", at: driver.now)
        #expect(mine.map(\.name) == ["rds.logical_replication", "work_mem"])
        #expect(mine.map(\.value) == ["1", "65536"])
        #expect(all.count > 20)
        #expect(all.map(\.name) == all.map(\.name).sorted())
        #expect(all.first { $0.name == "max_wal_senders" }?.value == "20")
        #expect(all.first { $0.name == "server_encoding" }?.source == "system")
    }

    @Test func `families differ in what they know`() throws {
        var driver = RDSWorldDriver()
        func names(_ family: String, _ scope: SimulatedParameterGroup.Scope) throws -> [String] {
            try driver.world.describeEngineDefaults(of: family, scope, at: driver.now).map(\.name)
        }
        #expect(try names("aurora-postgresql15", .cluster).contains("vacuum_defer_cleanup_age"))
        #expect(try !names("aurora-postgresql16", .cluster).contains("vacuum_defer_cleanup_age"))
        #expect(try !names("aurora-postgresql15", .instance).contains("rds.logical_replication"))
        #expect(try names("aurora-mysql8.0", .cluster).contains("binlog_format"))
    }

    @Test func `default groups are listed beside the others`() throws {
        var driver = RDSWorldDriver(.tuned)
        let names = try driver.world.describeParameterGroups(.cluster, at: driver.now).map(\.name)
        #expect(
            names == [
                "default.aurora-mysql8.0", "default.aurora-postgresql15", "default.aurora-postgresql16",
                "default.postgres15", "default.postgres16", "tuned15",
            ])
    }

    @Test func `a static parameter waits for the restart of each member`() throws {
        var driver = RDSWorldDriver(.tuned)
        let setting = ParameterSetting("max_wal_senders", "30")
        try driver.world.modifyParameterGroup("tuned15", .cluster, [setting], at: driver.now)
        let sights = try driver.settle { Set(try $0.cluster().members.map(\.clusterParameterGroupStatus)) }
        #expect(sights == [["applying"], ["pending-reboot"]])
        #expect(driver.world.effects[0].visiblyDone == driver.now)
        _ = try driver.world.rebootInstance("orders-1", at: driver.now)
        driver.settle()
        #expect(try driver.cluster().members[0].clusterParameterGroupStatus == "in-sync")
        #expect(try driver.cluster("billing").members[0].clusterParameterGroupStatus == "in-sync")
    }

    @Test func `a dynamic parameter is in force soon`() throws {
        var driver = RDSWorldDriver(.tuned)
        let setting = ParameterSetting("work_mem", "128", .immediate)
        try driver.world.modifyParameterGroup("members15", .instance, [setting], at: driver.now)
        #expect(driver.settle { $0.instance("orders-2")?.parameterApplyStatus } == ["applying", "in-sync"])
    }

    @Test func `setting what is set has no effect`() throws {
        var driver = RDSWorldDriver(.tuned)
        let setting = ParameterSetting("work_mem", "65536", .immediate)
        try driver.world.modifyParameterGroup("tuned15", .cluster, [setting], at: driver.now)
        #expect(driver.world.effects.isEmpty)
    }

    @Test func `a group is made empty, filled and deleted`() throws {
        var driver = RDSWorldDriver()
        _ = try driver.world.createParameterGroup(
            "orders16", .instance, family: "aurora-postgresql16", description: "for orders", at: driver.now)
        let setting = ParameterSetting("log_statement", "ddl", .immediate)
        try driver.world.modifyParameterGroup("orders16", .instance, [setting], at: driver.now)
        let mine = try driver.world.describeParameters(of: "orders16", .instance, source: "user", at: driver.now)
        #expect(mine.map(\.value) == ["ddl"])
        try driver.world.deleteParameterGroup("orders16", .instance, at: driver.now)
        #expect(throws: RDSFault.self) {
            _ = try driver.world.describeParameterGroups(.instance, named: "orders16", at: driver.now)
        }
    }

    @Test func `a call with one illegal setting sets nothing`() throws {
        var driver = RDSWorldDriver(.tuned)
        let settings = [ParameterSetting("max_wal_senders", "30"), ParameterSetting("max_replication_slots", "4")]
        #expect(throws: RDSFault.self) {
            try driver.world.modifyParameterGroup("tuned15", .cluster, settings, at: driver.now)
        }
        let mine = try driver.world.describeParameters(of: "tuned15", .cluster, source: "user", at: driver.now)
        #expect(mine.count == 2)
    }

    @Test(
        arguments: [
            ("rds.logical_replication", "1", true), ("rds.logical_replication", "2", false),
            ("max_wal_senders", "5", true), ("max_wal_senders", "4", false), ("max_wal_senders", "many", false),
            ("max_wal_senders", "{DBInstanceVCPU*2}", true), ("log_min_duration_statement", "-1", true),
            ("log_min_duration_statement", "-2", false), ("random_page_cost", "1.1", true),
            ("random_page_cost", "-1", false), ("log_statement", "ddl", true), ("log_statement", "some", false),
            ("timezone", "Europe/Vienna", true), ("shared_preload_libraries", "pg_cron,pg_stat_statements", true),
        ])
    func `a value must be one of those allowed`(name: String, value: String, isAllowed: Bool) throws {
        let definitions = ParameterCatalogue.definitions(of: "aurora-postgresql15", .cluster)
        #expect(try #require(definitions.first { $0.name == name }).allows(value) == isAllowed)
    }
}

extension RegionScript {
    /// The usual region with `orders` on groups of its own.
    static var tuned: RegionScript {
        var script = RegionScript.orders
        script.clusters[0].parameterGroup = "tuned15"
        for position in 0..<3 { script.clusters[0].members[position].parameterGroup = "members15" }
        script.customParameterGroups = [
            SimulatedParameterGroup(
                "tuned15", .cluster, family: "aurora-postgresql15",
                values: ["rds.logical_replication": "1", "work_mem": "65536"])
        ]
        return script
    }
}

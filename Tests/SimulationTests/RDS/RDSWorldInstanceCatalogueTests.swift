import Simulation
import Testing

/// What AWS says of what instances can have: classes, storage, option groups, roles, logs, metrics.
struct RDSWorldInstanceCatalogueTests {
    @Test func `every class is offered with each type of storage and its limits`() throws {
        var driver = RDSWorldDriver(.standalone)
        let options = try driver.world.describeOrderableOptions(
            engine: "mysql", engineVersion: "8.0.40", instanceClass: "db.r6g.large", at: driver.now)
        #expect(options.map(\.storageType) == ["gp2", "gp3", "io1", "io2", "standard"])
        #expect(options.allSatisfy { $0.isMultiAZCapable && $0.license == "general-public-license" })
        #expect(options[1].limits?.iops == 12_000...64_000)
        #expect(options[4].limits?.sizes == 5...3_072)
        let aurora = try driver.world.describeOrderableOptions(
            engine: "aurora-postgresql", engineVersion: "15.4", at: driver.now)
        #expect(aurora.allSatisfy { $0.limits == nil && !$0.isMultiAZCapable })
    }

    @Test func `storage that an instance can be given is no less than it has`() throws {
        var driver = RDSWorldDriver(.standalone)
        let valid = try driver.world.describeValidModifications(of: "catalog", at: driver.now)
        #expect(valid.map(\.type) == ["gp2", "gp3", "io1", "io2", "standard"])
        #expect(valid.allSatisfy { $0.limits.sizes.lowerBound == 500 })
        #expect(
            driver.code { _ = try $0.world.describeValidModifications(of: "none", at: $0.now) } == "DBInstanceNotFound")
    }

    @Test func `each major version of an engine has a default option group`() throws {
        var script = RegionScript.standalone
        script.optionGroups = [SimulatedOptionGroup("blog-80", engine: "mysql", majorVersion: "8.0")]
        var driver = RDSWorldDriver(script)
        let groups = try driver.world.describeOptionGroups(at: driver.now)
        #expect(
            groups.map(\.name) == [
                "blog-80", "default:mariadb-10-11", "default:mariadb-11-4", "default:mysql-8-0", "default:mysql-8-4",
                "default:postgres-15", "default:postgres-16",
            ])
        #expect(
            try driver.world.describeOptionGroups(named: "default:mysql-8-4", at: driver.now).map(\.majorVersion) == [
                "8.4"
            ])
        #expect(
            driver.code { _ = try $0.world.describeOptionGroups(named: "none", at: $0.now) }
                == "OptionGroupNotFoundFault")
        #expect(driver.instance("blog")?.optionGroups.map(\.group) == ["default:mysql-8-0"])
    }

    @Test func `a role is given to green by itself, and taken away again`() throws {
        let role = "arn:aws:iam::123456789012:role/s3"
        var script = RegionScript.standalone
        script.instances[0].roles = [SimulatedRole(role, feature: "s3Import")]
        var driver = RDSWorldDriver(script)
        _ = try driver.deployCatalog()
        driver.settle()
        let green = try #require(try driver.greens().first)
        #expect(green.roles.isEmpty)
        try driver.world.addRole(role, feature: "s3Import", toInstance: green.identifier, at: driver.now)
        driver.settle()
        #expect(driver.instance(green.identifier)?.roles == [SimulatedRole(role, feature: "s3Import")])
        try driver.world.removeRole(role, feature: "s3Import", fromInstance: "catalog", at: driver.now)
        #expect(driver.instance("catalog")?.roles.isEmpty == true)
        #expect(
            driver.code { try $0.world.removeRole(role, feature: "s3Import", fromInstance: "catalog", at: $0.now) }
                == "DBInstanceRoleNotFound")
    }

    @Test func `an instance reports its memory and its storage, and its quota counts green's storage`() throws {
        var driver = RDSWorldDriver(.standalone)
        let gibibyte = 1_073_741_824.0
        #expect(try driver.world.metric("FreeableMemory", of: "catalog", at: driver.now) == 4 * gibibyte)
        #expect(try driver.world.metric("FreeStorageSpace", of: "blog", at: driver.now) == 140 * gibibyte)
        #expect(try driver.world.metric("FreeStorageSpace", of: "orders-1", at: driver.now) == nil)
        let before = try driver.world.describeAccountAttributes(at: driver.now).last
        #expect((before?.name, before?.used) == ("AllocatedStorage", 1_700))
        _ = try driver.deployBlog()
        driver.settle()
        #expect(try driver.world.describeAccountAttributes(at: driver.now).last?.used == 1_900)
    }
}

import Simulation
import Testing

/// Switchovers of instances, and what becomes of both environments.
struct RDSWorldInstanceSwitchoverTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `every member takes the name of its twin, and replicas follow the new primary`(seed: UInt64) throws {
        var script = RegionScript.standalone
        script.proxies = [ProxyScript("front", before: "catalog")]
        var driver = RDSWorldDriver(script, seed: seed)
        let made = try driver.deployCatalog()
        driver.settle()
        let (blue, green) = (driver.instance("catalog"), try driver.greens())
        try driver.world.addTags([.init("made-by", "us")], to: green[0].arn, at: driver.now)
        driver.settle()
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        var outage: [SimulatedTime] = []
        let sights = try driver.settle { driver in
            driver.note(&outage, of: "catalog")
            return try driver.world.describeDeployment(made.identifier, at: driver.now).status
        }
        #expect(sights == [.available, .switchoverInProgress, .switchoverCompleted])
        #expect(outage.count == 2)
        let (new, old) = (driver.instance("catalog"), driver.instance("catalog-old1"))
        #expect(
            (new?.resourceIdentifier, old?.resourceIdentifier) == (
                green[0].resourceIdentifier, blue?.resourceIdentifier
            ))
        #expect((new?.endpoint, new?.arn) == (blue?.endpoint, blue?.arn))
        #expect((new?.engineVersion, old?.engineVersion) == ("16.6", "15.8"))
        #expect(new?.replicas == ["catalog-replica-1", "catalog-replica-2"])
        #expect(old?.replicas == ["catalog-replica-1-old1", "catalog-replica-2-old1"])
        for number in 1...2 {
            #expect(driver.instance("catalog-replica-\(number)")?.replicaSource == "catalog")
            #expect(driver.instance("catalog-replica-\(number)")?.engineVersion == "16.6")
            #expect(driver.instance("catalog-replica-\(number)-old1")?.replicaSource == "catalog-old1")
        }
        #expect(new?.tags == [SimulatedTag("team", "shop")], "blue's tags replace green's")
        #expect(driver.world.acceptsWrites(instance: "catalog") == true)
        #expect(driver.world.acceptsWrites(instance: "catalog-old1") == false)
        #expect(try driver.world.describeProxyTargets(of: "front", at: driver.now).map(\.resource) == ["catalog"])
        let shown = try driver.world.describeDeployment(made.identifier, at: driver.now)
        #expect(
            shown.details.map(\.source.arnName)
                == ["catalog-old1", "catalog-replica-1-old1", "catalog-replica-2-old1"])
        #expect(
            shown.details.map { $0.target?.arnName } == ["catalog", "catalog-replica-1", "catalog-replica-2"])
        let events = try driver.world.describeEvents(source: made.identifier, from: .epoch, at: driver.now)
        #expect(
            events.map(\.number) == [244, 405, 406, 247, 250, 250, 250, 307, 308, 248, 251, 251, 251])
        #expect(events.last?.message.contains("Renamed catalog-replica-2 to catalog-replica-2-old1") == true)
    }

    @Test(arguments: [SwitchoverObstacle.replicaLag, .longTransaction, .schemaChange])
    func `what the guardrails find leaves everything as it was`(obstacle: SwitchoverObstacle) throws {
        var driver = RDSWorldDriver(.standalone)
        let made = try driver.deployCatalog()
        driver.settle()
        driver.world.schedule(.obstructs(cluster: "catalog", obstacle), at: driver.now)
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        let shown = try driver.world.describeDeployment(made.identifier, at: driver.now)
        #expect(shown.status == .available && shown.statusDetails != nil)
        #expect(driver.world.effects.last?.hasFailed == true)
        #expect(driver.world.acceptsWrites(instance: "catalog") == true)
        #expect(try driver.greens().count == 3)
        #expect(try driver.greens().allSatisfy { $0.status == "available" })
        let numbers = try driver.world.describeEvents(source: made.identifier, from: .epoch, at: driver.now).map(
            \.number)
        #expect(numbers.suffix(8) == [247, 250, 250, 250, 249, 252, 252, 252])
    }

    @Test func `green that is behind by more than the timeout is not switched over to`() throws {
        var driver = RDSWorldDriver(.standalone)
        let made = try driver.deployBlog()
        driver.settle()
        let green = try #require(try driver.greens().first?.identifier)
        driver.world.schedule(.lags(instance: green, by: .seconds(400)), at: driver.now)
        _ = try driver.world.switchOver(deployment: made.identifier, timeout: 300, at: driver.now)
        driver.settle()
        #expect(try driver.world.describeDeployment(made.identifier, at: driver.now).status == .available)
        _ = try driver.world.switchOver(deployment: made.identifier, timeout: 600, at: driver.now)
        driver.settle()
        #expect(try driver.world.describeDeployment(made.identifier, at: driver.now).status == .switchoverCompleted)
    }

    @Test func `a change of the schema degrades logical replication for good`() throws {
        var driver = RDSWorldDriver(.standalone)
        let made = try driver.deployCatalog()
        driver.settle()
        driver.world.schedule(.changesSchema(instance: "catalog"), at: driver.now)
        #expect(
            try driver.world.describeDeployment(made.identifier, at: driver.now).statusDetails
                == "Replication degraded.")
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        #expect(driver.instance("catalog")?.engineVersion == "15.8")
        #expect(
            try driver.world.describeDeployment(made.identifier, at: driver.now).statusDetails
                == "Replication degraded.")
        var other = RDSWorldDriver(.standalone)
        let physical = try other.deployCatalog { ($0.engineVersion, $0.parameterGroup) = ("15.10", "catalog-15") }
        other.settle()
        other.world.schedule(.changesSchema(instance: "catalog"), at: other.now)
        #expect(try other.world.describeDeployment(physical.identifier, at: other.now).statusDetails == nil)
    }

    @Test func `during a switchover no member can be changed`() throws {
        var driver = RDSWorldDriver(.standalone)
        let made = try driver.deployCatalog()
        driver.settle()
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        #expect(
            driver.code { _ = try $0.modify("catalog-replica-1", class: "db.r6g.xlarge") } == "InvalidDBInstanceState")
        #expect(
            driver.code { _ = try $0.world.deleteDeployment(made.identifier, at: $0.now) }
                == "InvalidBlueGreenDeploymentStateFault")
    }

    @Test func `the twin of a green replica that is gone keeps its name, and serves`() throws {
        var driver = RDSWorldDriver(.standalone)
        let made = try driver.deployCatalog()
        driver.settle()
        let gone = try #require(try driver.greens().first { $0.identifier.hasPrefix("catalog-replica-1-") })
        _ = try driver.delete(gone.identifier)
        driver.settle()
        let before = driver.instance("catalog-replica-1")?.resourceIdentifier
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        #expect(driver.instance("catalog-replica-1")?.resourceIdentifier == before)
        #expect(driver.instance("catalog-replica-1")?.replicaSource == "catalog-old1", "it follows the old primary")
        #expect(driver.instance("catalog")?.replicas == ["catalog-replica-2"])
        let shown = try driver.world.describeDeployment(made.identifier, at: driver.now)
        #expect(shown.details.map(\.status) == [.switchoverCompleted, .missingTarget, .switchoverCompleted])
    }

    @Test func `an old primary that is deleted before its replicas leaves writers that stand alone`() throws {
        var (driver, made) = try Self.switchedOver()
        #expect(
            driver.code { _ = try $0.world.deleteDeployment(made.identifier, deletesTarget: true, at: $0.now) }
                == "InvalidBlueGreenDeploymentStateFault")
        #expect(driver.code { _ = try $0.delete("catalog-old1") } == "InvalidParameterCombination", "it is protected")
        var call = ModifyInstanceCall(identifier: "catalog-old1")
        call.hasDeletionProtection = false
        _ = try driver.world.modifyInstance(call, at: driver.now)
        _ = try driver.delete("catalog-old1")
        driver.settle()
        #expect(driver.world.acceptsWrites(instance: "catalog-replica-1-old1") == true)
        #expect(driver.world.acceptsWrites(instance: "catalog-replica-1") == false)
        #expect(
            try driver.world.describeDeployment(made.identifier, at: driver.now).details[0].status == .missingSource)
    }

    @Test func `the record keeps the old primary read-only, and so does a restart without the parameter`() throws {
        var (driver, made) = try Self.switchedOver()
        _ = try driver.world.rebootInstance("catalog-old1", at: driver.now)
        driver.settle()
        #expect(driver.world.acceptsWrites(instance: "catalog-old1") == false)
        #expect(driver.world.liftedProtections.isEmpty)
        _ = try driver.world.deleteDeployment(made.identifier, at: driver.now)
        driver.settle()
        #expect(driver.world.acceptsWrites(instance: "catalog-old1") == true)
        #expect(driver.world.liftedProtections.map(\.cluster) == ["catalog-old1"])
        #expect(driver.instance("catalog") != nil)
    }

    @Test func `an old primary that restarts with the parameter set takes writes`() throws {
        var (driver, _) = try Self.switchedOver()
        let settings = [ParameterSetting("default_transaction_read_only", "0")]
        try driver.world.modifyParameterGroup("catalog-15", .instance, settings, at: driver.now)
        driver.settle()
        #expect(driver.world.acceptsWrites(instance: "catalog-old1") == false)
        _ = try driver.world.rebootInstance("catalog-old1", at: driver.now)
        driver.settle()
        #expect(driver.world.acceptsWrites(instance: "catalog-old1") == true)
        #expect(driver.world.liftedProtections.count == 1)
    }

    @Test func `before a switchover green goes with the deployment, unless it is protected`() throws {
        var driver = RDSWorldDriver(.standalone)
        let made = try driver.deployCatalog()
        driver.settle()
        #expect(
            driver.code { _ = try $0.world.deleteDeployment(made.identifier, deletesTarget: true, at: $0.now) }
                == "InvalidParameterCombination")
        try driver.deleteGreen(of: made)
        #expect(try driver.greens().isEmpty)
        #expect(try driver.world.describeDeployments(at: driver.now).isEmpty)
        #expect(driver.world.acceptsWrites(instance: "catalog") == true)
        #expect(driver.world.effects.allSatisfy { $0.visiblyDone != nil })
    }

    @Test func `green that is left behind stands alone, or with MySQL goes on replicating`() throws {
        var driver = RDSWorldDriver(.standalone)
        let postgres = try driver.deployCatalog()
        let mysql = try driver.deployBlog()
        driver.settle()
        for deployment in [postgres, mysql] {
            _ = try driver.world.deleteDeployment(deployment.identifier, at: driver.now)
        }
        driver.settle()
        let greens = try driver.world.describeInstances(at: driver.now).filter { $0.identifier.contains("-green-") }
        let catalog = try #require(greens.first { $0.identifier.hasPrefix("catalog-green-") }?.identifier)
        let blog = try #require(greens.first { $0.identifier.hasPrefix("blog-green-") })
        #expect(driver.world.acceptsWrites(instance: catalog) == true)
        #expect(driver.world.acceptsWrites(instance: blog.identifier) == false)
        #expect(blog.replicaSource == "blog")
    }

    @Test func `green that somebody promotes makes the deployment invalid`() throws {
        var driver = RDSWorldDriver(.standalone)
        let made = try driver.deployBlog()
        driver.settle()
        let green = try #require(try driver.greens().first?.identifier)
        _ = try driver.world.promoteReplica(green, at: driver.now)
        driver.settle()
        #expect(try driver.world.describeDeployment(made.identifier, at: driver.now).status == .invalidConfiguration)
        #expect(driver.world.acceptsWrites(instance: green) == true)
    }

    private static func switchedOver() throws -> (RDSWorldDriver, SimulatedDeployment) {
        var driver = RDSWorldDriver(.standalone)
        let made = try driver.deployCatalog()
        driver.settle()
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        return (driver, made)
    }
}

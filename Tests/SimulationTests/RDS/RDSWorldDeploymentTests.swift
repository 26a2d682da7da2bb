import Simulation
import Testing

/// Blue/green deployments from their making to their end.
struct RDSWorldDeploymentTests {
    static let seeds: [UInt64] = Array(1...20)

    @Test(arguments: seeds)
    func `a deployment is provisioned task by task, and green comes up with it`(seed: UInt64) throws {
        var driver = RDSWorldDriver(.deployable, seed: seed)
        let made = try driver.deploy()
        #expect(made.status == .provisioning)
        #expect(made.tasks.allSatisfy { $0.status == .pending })
        var greens: Set<Int> = []
        let sights = try driver.settle { driver in
            let shown = try driver.world.describeDeployment(made.identifier, at: driver.now)
            greens.insert(try driver.world.describeInstances(at: driver.now).count - 4)
            return "\(shown.status.rawValue) \(shown.tasks.map { String($0.status.rawValue.prefix(1)) }.joined())"
        }
        #expect(sights.first == "PROVISIONING PPPP")
        #expect(sights[1] == "PROVISIONING IPPP")
        #expect(sights[2] == "PROVISIONING CPPP")
        #expect(sights.last == "AVAILABLE CCCC")
        #expect(greens == [0, 1, 3])
        #expect(driver.world.effects[0].visiblyDone == driver.now)
        #expect(try driver.eventNumbers(of: made.identifier) == [244])
    }

    @Test func `green has blue's shape, the new version, the groups named and identifiers of its own`() throws {
        var driver = RDSWorldDriver(.deployable)
        let shown = try driver.provision()
        let name = try #require(shown.target?.split(separator: ":").last.map(String.init))
        let green = try driver.cluster(name)
        #expect(name.wholeMatch(of: /orders-green-[a-z0-9]{6}/) != nil)
        #expect((green.status, green.engineVersion, green.parameterGroup) == ("available", "16.6", "orders-16"))
        #expect(green.hasDeletionProtection)
        #expect(try green.resourceIdentifier != driver.cluster().resourceIdentifier)
        let members = try driver.world.describeInstances(of: [name], at: driver.now)
        #expect(members.map { String($0.identifier.prefix(15)) } == (1...3).map { "orders-\($0)-green-" })
        #expect(members.allSatisfy { $0.status == "available" && $0.parameterGroup == "orders-members-16" })
        #expect(members.allSatisfy { $0.engineVersion == "16.6" })
        #expect(green.writer?.hasPrefix("orders-1-green-") == true)
        #expect(shown.details.count == 4)
        #expect(shown.details.allSatisfy { $0.status == .available && $0.target != nil })
    }

    @Test func `groups that are not named are the default ones`() throws {
        var driver = RDSWorldDriver(.deployable)
        let shown = try driver.provision { ($0.clusterParameterGroup, $0.instanceParameterGroup) = (nil, nil) }
        let name = try #require(shown.target?.split(separator: ":").last.map(String.init))
        #expect(try driver.cluster(name).parameterGroup == "default.aurora-postgresql16")
    }

    @Test func `a task that fails leaves an invalid configuration that can be deleted`() throws {
        var faults = FaultPlan()
        faults[.deploymentFails] = 1
        var driver = RDSWorldDriver(.deployable, faults: faults)
        let shown = try driver.provision()
        #expect(shown.status == .invalidConfiguration)
        #expect(shown.statusDetails != nil)
        #expect(shown.tasks.map(\.status) == [.completed, .failed, .pending, .pending])
        #expect(try driver.eventNumbers(of: shown.identifier) == [245])
        #expect(driver.world.effects[0].hasFailed)
        _ = try driver.world.deleteDeployment(shown.identifier, at: driver.now)
        driver.settle()
        #expect(try driver.world.describeDeployments(at: driver.now).isEmpty)
    }

    @Test(arguments: seeds)
    func `a switchover swaps the names and keeps the resource identifiers`(seed: UInt64) throws {
        var driver = RDSWorldDriver(.deployable, seed: seed)
        let made = try driver.provision()
        let (blue, green) = (try driver.cluster(), try driver.greenCluster(of: made))
        let blueMember = driver.instance("orders-2")
        #expect(
            try driver.world.switchOver(deployment: made.identifier, at: driver.now).status == .switchoverInProgress)
        let sights = try driver.settle { try $0.world.describeDeployment(made.identifier, at: $0.now).status }
        #expect(sights == [.available, .switchoverInProgress, .switchoverCompleted])
        let (new, old) = (try driver.cluster(), try driver.cluster("orders-old1"))
        #expect(new.resourceIdentifier == green.resourceIdentifier)
        #expect(old.resourceIdentifier == blue.resourceIdentifier)
        #expect((new.engineVersion, old.engineVersion) == ("16.6", "15.4"))
        #expect((new.endpoint, new.arn) == (blue.endpoint, blue.arn))
        #expect(new.members.map(\.instance) == ["orders-1", "orders-2", "orders-3"])
        #expect(old.members.map(\.instance) == ["orders-1-old1", "orders-2-old1", "orders-3-old1"])
        #expect((new.writer, old.writer) == ("orders-1", "orders-1-old1"))
        #expect(driver.instance("orders-2-old1")?.resourceIdentifier == blueMember?.resourceIdentifier)
        #expect(driver.instance("orders-2")?.cluster == "orders")
        #expect(driver.instance("orders-2")?.status == "available")
        let shown = try driver.world.describeDeployment(made.identifier, at: driver.now)
        #expect(shown.source == old.arn && shown.target == new.arn)
        #expect(
            shown.details.map(\.source.arnName) == ["orders-old1", "orders-1-old1", "orders-2-old1", "orders-3-old1"])
        #expect(shown.details.map(\.target?.arnName) == ["orders", "orders-1", "orders-2", "orders-3"])
        #expect(shown.details.allSatisfy { $0.status == .switchoverCompleted })
        #expect(try driver.eventNumbers(of: made.identifier) == [244, 247, 259, 248, 260])
        #expect(driver.world.effects[1].visiblyDone == driver.now)
    }

    @Test func `old names take the next number that is free, each for itself`() throws {
        var script = RegionScript.deployable
        script.clusters.append(ClusterScript("orders-old1", members: [MemberScript("orders-1-old1")]))
        var driver = RDSWorldDriver(script)
        let made = try driver.provision()
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        let old = try driver.cluster("orders-old2")
        #expect(old.members.map(\.instance) == ["orders-1-old2", "orders-2-old1", "orders-3-old1"])
    }

    @Test func `custom endpoints change sides with their members`() throws {
        var script = RegionScript.deployable
        script.customEndpoints = [CustomEndpoint(identifier: "reports", cluster: "orders", staticMembers: ["orders-3"])]
        var driver = RDSWorldDriver(script)
        let made = try driver.provision()
        let resource = try driver.greenCluster(of: made).resourceIdentifier
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        #expect(try driver.cluster().resourceIdentifier == resource)
        let new = try driver.world.describeCustomEndpoints(of: "orders", at: driver.now)
        #expect(new.map(\.identifier) == ["reports"])
        #expect(new.map(\.staticMembers) == [["orders-3"]])
        let old = try driver.world.describeCustomEndpoints(of: "orders-old1", at: driver.now)
        #expect(old.map(\.identifier) == ["reports-old1"])
        #expect(old.map(\.staticMembers) == [["orders-3-old1"]])
        #expect(try driver.cluster("orders-old1").customEndpoints[0].hasPrefix("reports-old1."))
    }

    @Test(arguments: [Mishap.switchoverMeetsLag, .switchoverMeetsTransaction, .switchoverIsSlow])
    func `a switchover that fails leaves everything as it was, and says why`(mishap: Mishap) throws {
        var faults = FaultPlan()
        faults[mishap] = 1
        var driver = RDSWorldDriver(.deployable, faults: faults)
        let made = try driver.provision()
        let before = try driver.world.describeClusters(at: driver.now)
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        let shown = try driver.world.describeDeployment(made.identifier, at: driver.now)
        #expect(shown.status == .available)
        #expect(shown.statusDetails != nil)
        #expect(try driver.world.describeClusters(at: driver.now) == before)
        #expect(driver.world.effects[1].hasFailed)
        #expect(try driver.eventNumbers(of: made.identifier) == [244, 247, 259, 249, 261])
    }

    @Test func `an obstacle holds a switchover up until it goes away`() throws {
        var driver = RDSWorldDriver(.deployable)
        let made = try driver.provision()
        driver.world.schedule(.obstructs(cluster: "orders", .longTransaction), at: driver.now)
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        let details = try driver.world.describeDeployment(made.identifier, at: driver.now).statusDetails
        #expect(details?.contains("transaction") == true)
        driver.world.schedule(.obstructs(cluster: "orders", nil), at: driver.now)
        _ = try driver.world.switchOver(deployment: made.identifier, timeout: 3600, at: driver.now)
        driver.settle()
        let shown = try driver.world.describeDeployment(made.identifier, at: driver.now)
        #expect((shown.status, shown.statusDetails == nil) == (.switchoverCompleted, true))
    }

    @Test func `a zero-ETL integration of blue keeps from switching over until it is deleted`() throws {
        var driver = RDSWorldDriver(.deployable)
        let made = try driver.provision()
        let arn = try driver.cluster("orders").arn
        driver.world.integrations = [SimulatedIntegration("to-redshift", of: arn)]
        #expect(try driver.world.describeIntegrations(at: driver.now).map(\.source) == [arn])
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        let details = try driver.world.describeDeployment(made.identifier, at: driver.now).statusDetails
        #expect(details?.contains("zero-ETL integration") == true)
        driver.world.integrations = []
        _ = try driver.world.switchOver(deployment: made.identifier, timeout: 3600, at: driver.now)
        driver.settle()
        #expect(
            try driver.world.describeDeployment(made.identifier, at: driver.now).status == .switchoverCompleted)
    }

    @Test func `deleted after the switchover, the deployment goes and the old cluster stays`() throws {
        var driver = RDSWorldDriver(.deployable)
        let made = try driver.provision()
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        _ = try driver.world.deleteDeployment(made.identifier, at: driver.now)
        let sights = try driver.settle { try $0.world.describeDeployments(at: $0.now).map(\.status) }
        #expect(sights == [[.switchoverCompleted], [.deleting], []])
        #expect(try driver.cluster("orders-old1").members.count == 3)
    }

    @Test func `members that are deleted in between are told of, and a missing target keeps from switching over`()
        throws
    {
        var driver = RDSWorldDriver(.deployable)
        let made = try driver.provision()
        _ = try driver.delete("orders-3")
        driver.settle()
        let statuses = try driver.world.describeDeployment(made.identifier, at: driver.now).details.map(\.status)
        #expect(statuses == [.available, .available, .available, .missingSource])
        let green = try #require(made.details[2].target?.arnName)
        _ = try driver.delete(green)
        driver.settle()
        #expect(
            driver.code { _ = try $0.world.switchOver(deployment: made.identifier, at: $0.now) }
                == "InvalidBlueGreenDeploymentStateFault")
    }

    @Test func `a failover of blue in between loses no member`() throws {
        var driver = RDSWorldDriver(.deployable)
        let made = try driver.deploy()
        driver.pass(.seconds(300))
        _ = try driver.world.failOver(cluster: "orders", to: "orders-2", at: driver.now)
        driver.settle()
        let sources = try driver.world.describeDeployment(made.identifier, at: driver.now).details.map(\.source.arnName)
        #expect(sources == ["orders", "orders-1", "orders-2", "orders-3"])
    }

    @Test func `autoscaled readers come over without their tag`() throws {
        var script = RegionScript.deployable
        script.clusters[0].members.append(.autoscaled("0a1b"))
        var driver = RDSWorldDriver(script)
        _ = try driver.provision()
        let scaled = try driver.world.describeInstances(at: driver.now).filter(\.isAutoscaled)
        #expect(scaled.map(\.cluster) == ["orders"])
    }

    @Test(arguments: [Tempo.demo, .immediate])
    func `a quickened world upgrades by blue/green all the same`(tempo: Tempo) throws {
        var driver = RDSWorldDriver(.deployable, tempo: tempo)
        let begun = driver.now
        let made = try driver.provision()
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        driver.pass(.zero)
        #expect(try driver.cluster().engineVersion == "16.6")
        #expect(driver.now - begun < .seconds(120))
    }

    @Test func `green runs with blue's groups until it is upgraded`() throws {
        var driver = RDSWorldDriver(.deployable)
        _ = try driver.deploy()
        let sights = try driver.settle { driver in
            let green = try driver.world.describeClusters(at: driver.now).first { $0.identifier.contains("-green-") }
            return "\(green?.engineVersion ?? "-") \(green?.parameterGroup ?? "-")"
        }
        #expect(sights == ["- -", "15.4 orders-15", "16.6 orders-16"])
    }

    @Test func `deleted with its target, green goes too`() throws {
        var script = RegionScript.deployable
        script.clusters[0].hasDeletionProtection = false
        var driver = RDSWorldDriver(script)
        let made = try driver.provision()
        _ = try driver.world.deleteDeployment(made.identifier, deletesTarget: true, at: driver.now)
        driver.settle()
        #expect(try driver.world.describeClusters(at: driver.now).map(\.identifier) == ["billing", "orders"])
        #expect(try driver.world.describeInstances(at: driver.now).count == 4)
        #expect(driver.world.effects.allSatisfy { $0.visiblyDone != nil })
    }
}

extension RDSWorldDriver {
    mutating func deploy(
        _ change: (inout CreateDeploymentCall) -> Void = { _ in }
    ) throws(RDSFault) -> SimulatedDeployment {
        var call = CreateDeploymentCall(name: "orders-upgrade", source: "orders", engineVersion: "16.6")
        (call.clusterParameterGroup, call.instanceParameterGroup) = ("orders-16", "orders-members-16")
        change(&call)
        return try world.createDeployment(call, at: now)
    }

    /// Makes a deployment and waits for the end of its provisioning.
    mutating func provision(
        _ change: (inout CreateDeploymentCall) -> Void = { _ in }
    ) throws(RDSFault) -> SimulatedDeployment {
        let made = try deploy(change)
        settle()
        return try world.describeDeployment(made.identifier, at: now)
    }

    mutating func greenCluster(of deployment: SimulatedDeployment) throws(RDSFault) -> SimulatedCluster {
        try cluster(deployment.target?.arnName ?? "none")
    }

    mutating func eventNumbers(of source: String) throws(RDSFault) -> [Int] {
        try world.describeEvents(source: source, from: .epoch, at: now).map(\.number)
    }
}

extension String {
    var arnName: String { split(separator: ":").last.map(String.init) ?? "" }
}

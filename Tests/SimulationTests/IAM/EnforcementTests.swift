import Testing

@testable import Simulation

/// The simulated region does what the caller's policy allows, and answers everything else as AWS does.
@Suite struct EnforcementTests {
    /// The shipped policy without one action.
    private static func policy(without action: String) throws -> AccessPolicy {
        let text = AccessPolicy.shippedJSON.replacing(#""\#(action)""#, with: #""none:None""#)
        #expect(text != AccessPolicy.shippedJSON)
        return try AccessPolicy(json: text)
    }

    private static func driver(_ script: RegionScript = .deployable, _ policy: AccessPolicy = .shipped)
        -> RDSWorldDriver
    {
        var driver = RDSWorldDriver(script)
        driver.world.policy = policy
        return driver
    }

    /// One operation that needs the action.
    struct Need: Sendable, CustomTestStringConvertible {
        let action: String
        let run: @Sendable (inout RDSWorldDriver) throws -> Void

        var testDescription: String { action }

        init(_ action: String, _ run: @escaping @Sendable (inout RDSWorldDriver) throws -> Void) {
            self.action = action
            self.run = run
        }
    }

    private static let standIn: @Sendable (inout RDSWorldDriver) throws -> Void = { driver in
        var call = CreateInstanceCall(
            identifier: "orders-9", cluster: "orders", instanceClass: "db.r6g.xlarge", engine: "aurora-postgresql")
        call.tags = [SimulatedTag("changeover:operation", "k3f9")]
        call.monitoringInterval = 60
        call.monitoringRole = "arn:aws:iam::123456789012:role/em"
        call.performanceInsights = PerformanceInsights(key: "arn:aws:kms:us-east-1:123456789012:key/1")
        _ = try driver.world.createInstance(call, at: driver.now)
    }

    private static let deployment: @Sendable (inout RDSWorldDriver) throws -> Void = { driver in
        driver.world.customEndpoints = [CustomEndpoint(identifier: "reports", cluster: "orders")]
        var call = CreateDeploymentCall(name: "changeover-k3f9", source: "orders")
        call.tags = [SimulatedTag("changeover:operation", "k3f9")]
        _ = try driver.world.createDeployment(call, at: driver.now)
        driver.settle()
    }

    private static func made(_ driver: RDSWorldDriver) throws -> String {
        try #require(driver.world.deployments.first?.shown.identifier)
    }

    private static let switchover: @Sendable (inout RDSWorldDriver) throws -> Void = { driver in
        try Self.deployment(&driver)
        _ = try driver.world.switchOver(deployment: try Self.made(driver), at: driver.now)
    }

    private static let removal: @Sendable (inout RDSWorldDriver) throws -> Void = { driver in
        try Self.deployment(&driver)
        _ = try driver.world.deleteDeployment(try Self.made(driver), at: driver.now)
    }

    private static let needs: [Need] =
        ["rds:CreateDBInstance", "rds:AddTagsToResource", "iam:PassRole", "kms:DescribeKey", "kms:CreateGrant"].map {
            Need($0, standIn)
        }
        + [
            "rds:CreateBlueGreenDeployment", "rds:CreateDBCluster", "rds:CreateDBInstance", "rds:AddTagsToResource",
            "rds:CreateDBClusterEndpoint",
        ].map { Need($0, deployment) }
        + [
            "rds:SwitchoverBlueGreenDeployment", "rds:ModifyDBCluster", "rds:ModifyDBInstance",
            "rds:PromoteReadReplica",
            "rds:PromoteReadReplicaDBCluster",
        ].map { Need($0, switchover) }
        + [
            "rds:DeleteBlueGreenDeployment", "rds:DeleteDBCluster", "rds:DeleteDBInstance",
            "rds:DeleteDBClusterEndpoint",
            "rds:PromoteReadReplica", "rds:PromoteReadReplicaDBCluster",
        ].map { Need($0, removal) }
        + [
            Need("rds:FailoverDBCluster") { _ = try $0.world.failOver(cluster: "orders", to: "orders-2", at: $0.now) },
            Need("rds:RebootDBInstance") { _ = try $0.world.rebootInstance("orders-2", at: $0.now) },
            Need("rds:ModifyDBInstance") { _ = try $0.modify("orders-2", class: "db.r6g.xlarge") },
            Need("rds:CreateDBClusterSnapshot") {
                _ = try $0.world.createClusterSnapshot("kept", of: "orders", at: $0.now)
            },
            Need("rds:CreateDBParameterGroup") {
                _ = try $0.world.createParameterGroup(
                    "g", .instance, family: "aurora-postgresql16", description: "", at: $0.now)
            },
        ]

    @Test(arguments: needs)
    func `the shipped policy allows what the bot does, and without any one action it is refused`(need: Need) throws {
        var allowed = Self.driver()
        try need.run(&allowed)
        var denied = Self.driver(.deployable, try Self.policy(without: need.action))
        #expect {
            try need.run(&denied)
        } throws: { error in
            let fault = error as? RDSFault
            let principal = "arn:aws:sts::123456789012:assumed-role/changeover/simulation"
            return fault?.code == "AccessDenied" && fault?.httpStatus == 403
                && fault?.message.hasPrefix(
                    "User: \(principal) is not authorized to perform: \(need.action) on resource: ")
                    == true
                && fault?.message.hasSuffix(" because no identity-based policy allows the \(need.action) action")
                    == true
        }
    }

    @Test func `what is marked to be kept is not deleted, whatever else it is marked as`() throws {
        var driver = Self.driver()
        let keep = SimulatedTag("changeover:keep", "yes")
        for index in driver.world.instances.indices { driver.world.instances[index].shown.tags.append(keep) }
        #expect(throws: RDSFault.self) { try driver.delete("orders-2") }
        let index = try #require(driver.world.instanceIndex("orders-2"))
        driver.world.instances[index].shown.tags.append(SimulatedTag("changeover:operation", "k3f9"))
        #expect(throws: RDSFault.self) { try driver.delete("orders-2") }
        driver.world.instances[index].shown.tags.removeAll { $0 == keep }
        _ = try driver.delete("orders-2")
    }

    @Test func `a deployment that somebody else made is neither switched over nor removed`() throws {
        for tags in [[], [SimulatedTag("changeover:operation", "")], [SimulatedTag("team", "dba")]] {
            var driver = Self.driver()
            let made = try driver.provision { $0.tags = tags }.identifier
            for run: (inout RDSWorldDriver) throws -> Void in [
                { _ = try $0.world.switchOver(deployment: made, at: $0.now) },
                { _ = try $0.world.deleteDeployment(made, at: $0.now) },
                { _ = try $0.world.deleteDeployment(made, deletesTarget: true, at: $0.now) },
            ] {
                #expect {
                    try run(&driver)
                } throws: { ($0 as? RDSFault)?.code == "AccessDenied" }
            }
        }
    }

    @Test func `names of blue-green environments in a policy do not help, as AWS documents`() throws {
        let text = AccessPolicy.shippedJSON.replacing(
            #/("rds:DeleteDBParameterGroup"\s*],\s*"Resource": )"\*"/#,
            with: {
                "\($0.output.1)[\"arn:*:rds:*:*:db:*-green-*\", \"arn:*:rds:*:*:cluster:*-green-*\", "
                    + "\"arn:*:rds:*:*:cluster-endpoint:*\"]"
            })
        #expect(text != AccessPolicy.shippedJSON)
        var driver = Self.driver(.deployable, try AccessPolicy(json: text))
        #expect(throws: RDSFault.self) { try Self.removal(&driver) }
    }

    @Test func `a reading that is not allowed is refused on the wire, and others go on`() throws {
        var driver = Self.driver(.deployable, try Self.policy(without: "rds:DescribeEvents"))
        let denied = driver.world.exchange(.describeEvents, at: driver.now) { _ throws(RDSFault) in 1 }
        guard case .fault(let fault) = denied.outcome else { throw RDSFault(code: "none", message: "It was answered.") }
        #expect(
            fault.message.hasSuffix(
                "perform: rds:DescribeEvents because no identity-based policy allows the rds:DescribeEvents action"))
        let answered = driver.world.exchange(.describeDBClusters, at: driver.now) { _ throws(RDSFault) in 1 }
        guard case .reply = answered.outcome else { throw RDSFault(code: "none", message: "It was not answered.") }
    }

    @Test func `what others do needs none of the caller's permissions`() throws {
        var driver = Self.driver(.deployable, AccessPolicy(statements: []))
        driver.world.schedule(.changesClass(instance: "orders-2", to: "db.r6g.xlarge"), at: driver.now + .seconds(1))
        driver.settle()
        #expect(driver.world.effects.contains { $0.action == .modifyDBInstance })
    }
}

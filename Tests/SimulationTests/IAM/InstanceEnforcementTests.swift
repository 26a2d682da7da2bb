import Simulation
import Testing

/// What works on instances of no cluster need of a policy.
struct InstanceEnforcementTests {
    private static let operation = SimulatedTag("changeover:operation", "k3f9")

    @Test func `the shipped policy carries a deployment of an instance from its making to the end of the old side`()
        throws
    {
        var script = RegionScript.standalone
        script.instances[0].tags.append(Self.operation)
        script.instances[0].roles = [SimulatedRole("arn:aws:iam::123456789012:role/s3", feature: "s3Import")]
        var driver = RDSWorldDriver(script)
        driver.world.policy = .shipped
        let made = try driver.deployCatalog { $0.tags = [Self.operation] }
        driver.settle()
        let green = try #require(try driver.greens().first)
        try driver.world.addRole(
            "arn:aws:iam::123456789012:role/s3", feature: "s3Import", toInstance: green.identifier, at: driver.now)
        driver.settle()
        _ = try driver.world.switchOver(deployment: made.identifier, at: driver.now)
        driver.settle()
        for name in ["catalog-replica-1-old1", "catalog-replica-2-old1", "catalog-old1"] {
            var call = ModifyInstanceCall(identifier: name)
            call.hasDeletionProtection = false
            _ = try driver.world.modifyInstance(call, at: driver.now)
            let isPrimary = name == "catalog-old1"
            var deletion = DeleteInstanceCall(
                identifier: name, skipsFinalSnapshot: !isPrimary, finalSnapshot: isPrimary ? "catalog-last" : nil)
            deletion.deletesAutomatedBackups = false
            _ = try driver.world.deleteInstance(deletion, at: driver.now)
            driver.settle()
        }
        _ = try driver.world.deleteDeployment(made.identifier, at: driver.now)
        driver.settle()
        #expect(try driver.world.describeDeployments(at: driver.now).isEmpty)
        let snapshots = try driver.world.describeInstanceSnapshots(at: driver.now).map(\.identifier)
        #expect(snapshots.contains("catalog-last"))
    }

    @Test(arguments: [
        ("rds:CreateDBInstanceReadReplica", "create"), ("rds:PromoteReadReplica", "switch"),
        ("rds:ModifyDBInstance", "switch"), ("rds:DeleteDBInstance", "delete"),
    ])
    func `what AWS does for the caller needs leave of its own`(action: String, refused: String) throws {
        var driver = RDSWorldDriver(.standalone)
        driver.world.policy = try AccessPolicy(
            json: """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": ["rds:*", "iam:*"], "Resource": "*"},
                  {"Effect": "Deny", "Action": "\(action)", "Resource": "*"}
                ]}
                """)
        var steps: [String] = []
        var made: SimulatedDeployment?
        steps.append("create")
        if driver.code({ made = try $0.deployBlog() }) == nil {
            driver.settle()
            let identifier = try #require(made?.identifier)
            steps.append("switch")
            if driver.code({ _ = try $0.world.switchOver(deployment: identifier, at: $0.now) }) == nil {
                driver.settle()
                steps.append("delete")
                #expect(
                    driver.code { _ = try $0.world.deleteDeployment(identifier, at: $0.now) } == "AccessDenied")
            }
        }
        #expect(steps.last == refused)
    }
}

import Maintenance
import Runbooks
import TestSupport
import Testing

/// Green of an RDS instance: made, prepared, switched over to.
@Suite struct DeployInstanceTests {
    private static let plan = InstanceDeploymentPlan.single
    private static let creation = AnyMutation(CreateInstanceDeployment(plan))
    private static let role = RDSInstance.Role(arn: "arn:role", feature: "s3Import")

    private static func green(_ change: (inout RDSInstance) -> Void) -> Observation {
        .singleDeployed(green: .green.with(change))
    }

    private static func tag(_ seen: RDSInstance) -> AnyMutation {
        AnyMutation(TagDatabase(.instance(seen.identifier), arn: seen.instance.arn, tags: plan.tags))
    }

    static let deployments: [Case] = [
        Case("nothing is there", .singles(.blue, [.replica]), .ready([creation])),
        Case(
            "blue and its replica have not our tag",
            .singles(.blue.with { $0.instance.tags = [] }, [.replica.with { $0.instance.tags = [] }]),
            .ready([tag(.blue), tag(.replica)])),
        Case(
            "the tag of an earlier operation",
            .singles(.blue.with { $0.instance.tags[0].value = "x1y2" }, [.replica]), .ready([tag(.blue)])),
        Case(
            "asked for", .singles(.blue, [.replica]), asked: [creation],
            .inProgress("to show what was asked for orders")),
        Case(
            "another instance has the name", .singles(.blue.with { $0.resourceIdentifier = "db-OTHER" }, [.replica]),
            .blocked("another RDS instance")),
        Case(
            "AWS moves blue's data", .singles(.blue.with { $0.instance.status = "storage-optimization" }, [.replica]),
            .inProgress("orders is storage-optimization")),
        Case("being made", .singleDeployed(.single("PROVISIONING")), .inProgress("AWS is making green")),
        Case("ready", .singleDeployed(), .satisfied),
        Case("switched over", .singleSwitched, .satisfied),
        Case("no replica yet", .singleDeployed(replica: nil), .inProgress("to describe the green of orders-r1")),
        Case(
            "a task failed", .singleDeployed(.single(tasks: [.init(name: "X", status: "FAILED")])),
            .blocked("AWS failed at X")),
        Case(
            "degraded", .singleDeployed(.single("INVALID_CONFIGURATION", details: "Replication degraded")),
            .blocked("Replication degraded")),
        Case(
            "of another version", green { $0.instance.engineVersion = "15.4" }, .blocked("runs 15.4, not 16.6")),
        Case("larger than asked", green { $0.storage.allocated = 500 }, .blocked("500 GiB, not 100 GiB")),
        Case("grown by a tenth", green { $0.storage.allocated = 110 }, .satisfied),
        Case("smaller than asked", green { $0.storage.allocated = 80 }, .blocked("80 GiB, not 100 GiB")),
        Case("broken", green { $0.instance.status = "failed" }, .blocked("orders-green-x1 is failed")),
    ]

    @Test(arguments: deployments) func `making green`(row: Case) { row.check(AnyStep(DeployInstanceStep(Self.plan))) }

    /// A tool died of a status that it did not know; a switchover was refused after hours because AWS still moved data.
    @Test(arguments: ["storage-initialization", "storage-optimization", "modifying", "a-word-of-tomorrow"])
    func `green that loads, or is at anything, is waited for and shown, the replica's as well`(status: String) {
        func loading(_ seen: RDSInstance) -> RDSInstance {
            seen.with {
                $0.instance.status = Status(status)
                $0.progress = 42
            }
        }
        for work in [
            AnyStep(DeployInstanceStep(Self.plan)), AnyStep(SwitchOverInstanceStep(Self.plan, timeout: 300)),
        ] {
            Case("primary", .singleDeployed(green: loading(.green)), .inProgress("\(status), 42 %")).check(work)
            Case("replica", .singleDeployed(replica: loading(.greenReplica)), .inProgress("\(status), 42 %")).check(
                work)
        }
    }

    private static let members = [
        PrepareGreenStep.Member(
            blue: "orders", resource: "db-ORDERS", instanceClass: "db.m6g.xlarge",
            parameterGroup: "orders-co-k3f9-instance", roles: [role]),
        .init(
            blue: "orders-r1", resource: "db-R1", instanceClass: "db.m6g.large",
            parameterGroup: "orders-co-k3f9-instance"),
    ]
    private static let preparation = AnyStep(PrepareGreenStep(deployment: plan, members: members))

    /// Blue has a role that green is to get.
    private static func prepared(
        _ roles: [RDSInstance.Role] = [role], green: (inout RDSInstance) -> Void = { _ in },
        replica: (inout RDSInstance) -> Void = { _ in }
    ) -> Observation {
        .singles(
            .blue.with { $0.roles = [role] },
            [.replica, RDSInstance.green.with { $0.roles = roles }.with(green), .greenReplica.with(replica)],
            [.single()])
    }

    static let preparations: [Case] = [
        Case("all there", prepared(), .satisfied),
        Case(
            "a role is missing", prepared([]), .ready([AnyMutation(AttachInstanceRole(role, to: "orders-green-x1"))])),
        Case(
            "AWS did not copy the tag that the role's permission asks for", prepared([]) { $0.instance.tags = [] },
            .ready([tag(.green)])),
        Case(
            "the role is on its way", prepared([.init(arn: "arn:role", feature: "s3Import", status: "PENDING")]),
            .inProgress("the IAM roles of orders-green-x1")),
        Case(
            "AWS gave the replica the new class", prepared(replica: { $0.instance.instanceClass = "db.m6g.xlarge" }),
            .ready([AnyMutation(ModifyGreen("orders-r1-green-x2", to: .init(instanceClass: "db.m6g.large")))])),
        Case(
            "green has the default parameter group",
            prepared(green: { $0.instance.parameterGroups = [.init(name: "default.postgres16")] }),
            .ready([AnyMutation(AssignParameterGroup("orders-co-k3f9-instance", to: "orders-green-x1"))])),
        Case(
            "its parameters wait for a restart",
            prepared(green: { $0.instance.parameterGroups[0].applyStatus = "pending-reboot" }),
            .ready([AnyMutation(RebootInstance("orders-green-x1", as: .green))])),
        Case(
            "its parameters are applied",
            prepared(green: { $0.instance.parameterGroups[0].applyStatus = "applying" }), .inProgress("applying")),
        Case(
            "green went back to loading", prepared(green: { $0.instance.status = "storage-initialization" }),
            .inProgress("storage-initialization")),
        Case("switched over", .singleSwitched, .satisfied),
    ]

    @Test(arguments: preparations) func `preparing green`(row: Case) { row.check(Self.preparation) }

    /// AWS was seen to call green available and, a look later, not.
    @Test func `green is looked at a second time before anybody is asked`() {
        Case("at once", Self.prepared(), .inProgress("once more")).check(
            Self.preparation, since: Observation.sampleInstant)
    }

    @Test func `a version that AWS takes on green alone goes to the replicas first`() {
        let version = PrepareGreenStep(
            deployment: Self.plan,
            members: Self.members.map { member in
                var member = member
                (member.version, member.optionGroup, member.roles) = ("17.2", "options-17", [])
                return member
            })
        func change(_ name: InstanceID) -> AnyMutation {
            AnyMutation(
                ModifyGreen(
                    name,
                    to: .init(
                        version: "17.2", parameterGroup: "orders-co-k3f9-instance", optionGroup: "options-17")))
        }
        Case("none has it", Self.prepared(), .ready([change("orders-r1-green-x2")])).check(AnyStep(version))
        Case(
            "the replica has it", Self.prepared(replica: { $0.instance.engineVersion = "17.2" }),
            .ready([change("orders-green-x1")])
        ).check(AnyStep(version))
    }

    private static let switchover = AnyMutation(
        SwitchOverInstance(
            InstanceSwitchover(
                deployment: "bgd-1", instance: "orders", resource: "db-ORDERS", replication: .logical, timeout: 300,
                green: RDSInstance.green.instance.arn)))

    static let switchovers: [Case] = [
        Case("green is ready", .singleDeployed(), .ready([switchover])),
        Case("asked for", .singleDeployed(), asked: [switchover], .inProgress("to show the switchover")),
        Case("under way", .singleDeployed(.single("SWITCHOVER_IN_PROGRESS")), .inProgress("AWS is switching over")),
        Case("complete", .singleSwitched, .satisfied),
        Case(
            "complete, the name not yet green's", .singleDeployed(.single("SWITCHOVER_COMPLETED")),
            .inProgress("to show green under the name orders")),
        Case("the deployment is gone", .singles(.blue, [.replica]), .blocked("not there any more")),
        Case(
            "somebody deleted the replica's green, whose blue would stay behind", .singleDeployed(replica: nil),
            .inProgress("the green of orders-r1")),
        Case(
            "green's disk is moved", green { $0.instance.status = "storage-optimization" },
            .inProgress("storage-optimization")),
        Case("degraded", .singleDeployed(.single("INVALID_CONFIGURATION")), .blocked("is INVALID_CONFIGURATION")),
    ]

    @Test(arguments: switchovers) func `switching over`(row: Case) {
        row.check(AnyStep(SwitchOverInstanceStep(Self.plan, timeout: 300)))
    }
}

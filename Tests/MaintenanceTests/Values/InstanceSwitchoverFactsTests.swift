import Maintenance
import TestSupport
import Testing

/// What is read before the names of RDS instances are switched, and what proves that green was made.
struct InstanceSwitchoverFactsTests {
    private static let switchover = InstanceSwitchover(
        deployment: "bgd-1", instance: "orders", resource: "db-ORDERS", replication: .physical, timeout: 300,
        green: RDSInstance.green.instance.arn)
    private static let call = SwitchOverInstance(switchover)

    private static func facts(_ observation: Observation) throws -> SafetyFacts {
        try #require(call.gate).safetyFacts(
            of: observation.subject, seeing: observation,
            with: Observation(of: .orders, takenAt: Observation.sampleInstant),
            policy: PlanPolicy())
    }

    @Test func `each pair is named with class, version, size and group, the replica's too`() throws {
        let texts = try Self.facts(.singleDeployed()).facts.map(\.text)
        #expect(
            texts.contains(
                "orders db.m6g.large 15.4 100 GiB gp2 orders-pg15 → db.m6g.xlarge 16.6 100 GiB gp2 "
                    + "orders-co-k3f9-instance, available"))
        #expect(texts.contains { $0.hasPrefix("orders-r1 db.m6g.large 15.4") })
        #expect(texts.contains("read replicas, each with its own endpoint: orders-r1"))
    }

    static let unsafe: [(String, Observation)] = [
        ("green loads", .singleDeployed(green: .green.with { $0.instance.status = .storageInitialization })),
        (
            "the replica's data is moved",
            .singleDeployed(replica: .greenReplica.with { $0.instance.status = .storageOptimization })
        ),
        ("a green is missing", .singleDeployed(replica: nil)),
        ("the deployment is degraded", .singleDeployed(.single("INVALID_CONFIGURATION"))),
        ("the name leads to green already", .singleSwitched),
    ]

    @Test(arguments: unsafe.indices) func `nothing is switched over that is not ready`(index: Int) throws {
        let (name, observation) = Self.unsafe[index]
        #expect(try !Self.facts(observation).areSafe, "\(name)")
    }

    @Test func `how far green is behind is told by the metric of the engine`() {
        let seen = Observation.singleDeployed()
        #expect(seen.lagGauge(before: Self.switchover) == .known(.replica(green: "orders-green-x1")))
        var logical = Self.switchover
        logical.replication = .logical
        #expect(seen.lagGauge(before: logical) == .known(.slots(blueWriter: "orders")))
        #expect(GreenReplication(engine: "mariadb", changesMajor: true) == .binlog)
        #expect(GreenReplication(engine: "postgres", changesMajor: true) == .logical)
        #expect(GreenReplication(engine: "postgres", changesMajor: false) == .physical)
        #expect(GreenReplication(engine: "oracle-ee", changesMajor: false) == nil)
    }

    /// Looked at every 5 s while AWS is at it, and every 2 s from 95 % on, and where no percentage is told.
    @Test(arguments: [(94, Proof.working), (95, .done), (nil, .done)] as [(Int?, Proof)])
    func `green that is almost loaded is looked at more often`(percent: Int?, proof: Proof) {
        let seen = Observation.singleDeployed(
            green: .green.with {
                $0.instance.status = .storageInitialization
                $0.progress = percent
            })
        let record = CallRecord(decidedAt: Observation.sampleInstant)
        #expect(CreateInstanceDeployment(.single).proof(in: seen, of: record) == proof)
    }

    @Test func `a role counts as attached when AWS is through with it`() {
        let role = RDSInstance.Role(arn: "arn:role", feature: "s3Import")
        let record = CallRecord(decidedAt: Observation.sampleInstant)
        for (status, proof) in [("PENDING", Proof.underWay), ("ACTIVE", .done)] {
            let seen = Observation.singleDeployed(
                green: .green.with { $0.roles = [.init(arn: "arn:role", feature: "s3Import", status: status)] })
            #expect(AttachInstanceRole(role, to: "orders-green-x1").proof(in: seen, of: record) == proof)
        }
        #expect(
            AttachInstanceRole(role, to: "orders-green-x1").proof(in: .singleDeployed(), of: record) == .none)
    }

    @Test func `a green instance has another class when nothing of it is pending`() {
        let record = CallRecord(decidedAt: Observation.sampleInstant)
        let change = ModifyGreen("orders-green-x1", to: .init(instanceClass: "db.m6g.xlarge"))
        #expect(change.proof(in: .singleDeployed(), of: record) == .done)
        let pending = RDSInstance.green.with { $0.instance.pendingChanges = ["DBInstanceClass": "db.m6g.large"] }
        #expect(change.proof(in: .singleDeployed(green: pending), of: record) == .working)
        let other = RDSInstance.green.with { $0.instance.instanceClass = "db.m6g.large" }
        #expect(change.proof(in: .singleDeployed(green: other), of: record) == .none)
    }
}

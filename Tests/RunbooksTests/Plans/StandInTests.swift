import Maintenance
@testable import Runbooks
import TestSupport
import Testing

@Suite struct StandInTests {
    @Test(.holds(.standInLikeWriter)) func `the stand-in copies what belongs to the instance`() throws {
        let observation = Observation.orders().with("orders-1") { writer in
            writer.monitoring = .init(intervalSeconds: 15, roleARN: "arn:aws:iam::123456789012:role/emaccess")
            writer.performanceInsights = .init(isEnabled: true, keyID: "arn:aws:kms:key", retentionDays: 31)
            writer.tags = [
                Tag(key: "team", value: "payments"), Tag(key: "aws:cloudformation:stack-name", value: "orders"),
                Tag(key: "application-autoscaling:resourceId:old", value: "x"),
                Tag(key: "changeover:operation", value: "old1"), Tag(key: "Env", value: "prod"),
            ]
        }
        let standIn = try #require(try Planning.resize(.orders(observation)).standIn)
        #expect(
            standIn
                == StandIn(
                    identifier: "orders-co-k3f9", cluster: "orders", instanceClass: "db.r6g.xlarge",
                    engine: "aurora-postgresql", availabilityZone: "us-east-1a",
                    otherZones: ["us-east-1b", "us-east-1c"], parameterGroup: "orders-pg15", promotionTier: 15,
                    monitoring: .init(intervalSeconds: 15, roleARN: "arn:aws:iam::123456789012:role/emaccess"),
                    performanceInsights: .init(isEnabled: true, keyID: "arn:aws:kms:key", retentionDays: 31),
                    caCertificate: "rds-ca-rsa2048-g1", isPubliclyAccessible: false,
                    maintenanceWindow: "sun:03:00-sun:03:30",
                    tags: [
                        Tag(key: "team", value: "payments"), Tag(key: "Env", value: "prod"),
                        Tag(key: "changeover:operation", value: "k3f9"), Tag(key: "changeover:role", value: "stand-in"),
                    ]))
    }

    @Test(arguments: [true, nil, false]) func `insights and monitoring are left off where the class has none`(
        supports: Bool?
    ) throws {
        let monitoring = Instance.Monitoring(intervalSeconds: 60, roleARN: "role")
        let insights = Instance.PerformanceInsights(isEnabled: true)
        let basis = PlanBasis.orders(
            .orders().with("orders-1") {
                $0.monitoring = monitoring
                $0.performanceInsights = insights
            }
        ).with {
            $0.givenOffers = .known([
                .init(
                    instanceClass: "db.r6g.xlarge", zones: ["us-east-1a", "us-east-1b", "us-east-1c"],
                    supportsPerformanceInsights: supports, supportsEnhancedMonitoring: supports)
            ])
        }
        let plan = try Planning.resize(basis)
        #expect(plan.standIn?.monitoring == (supports == false ? .init() : monitoring))
        #expect(plan.standIn?.performanceInsights == (supports == false ? .init() : insights))
        #expect(plan[check: "insights-support"].count == (supports == false ? 2 : 0))
    }

    @Test func `of too many tags only as many as AWS allows are copied`() throws {
        let tags = (1...50).map { Tag(key: "key-\($0)", value: "v") }
        let standIn = try #require(try Planning.resize(.orders(.orders().with("orders-1") { $0.tags = tags })).standIn)
        #expect(standIn.tags.count == 50)
        #expect(standIn.tags.suffix(2) == Tag.standIn(of: "k3f9")[...])
    }

    /// How many members there are, where the class is offered, what the subnet group spans; where the stand-in goes, in
    /// order.
    static let zones: [(members: Int, offered: [String], subnets: [String], expected: [String])] = [
        (3, ["us-east-1a", "us-east-1b"], ["us-east-1a", "us-east-1b", "us-east-1c"], ["us-east-1a", "us-east-1b"]),
        (3, ["us-east-1b", "us-east-1c"], ["us-east-1a", "us-east-1b", "us-east-1c"], ["us-east-1b", "us-east-1c"]),
        (3, ["us-east-1d"], ["us-east-1a", "us-east-1b", "us-east-1c"], []),
        (3, [], ["us-east-1a", "us-east-1b"], []),
        (3, ["us-east-1a"], [], ["us-east-1a"]),
        (
            1, ["us-east-1a", "us-east-1b", "us-east-1c"], ["us-east-1a", "us-east-1c"],
            ["us-east-1c", "us-east-1a"]
        ),
        (1, ["us-east-1a", "us-east-1b"], ["us-east-1a", "us-east-1c"], ["us-east-1a"]),
        (1, ["us-east-1a"], [], ["us-east-1a"]),
        (1, ["us-east-1b"], ["us-east-1a"], []),
        (1, [], ["us-east-1a", "us-east-1b"], []),
    ]

    @Test(arguments: zones.indices) func `the stand-in's zones, in the order in which they are tried`(index: Int) throws
    {
        let row = StandInTests.zones[index]
        let observation = Observation.orders(members: row.members).with("orders-1") { $0.subnetZones = row.subnets }
        let basis = PlanBasis.orders(observation).with {
            $0.givenOffers = .known([.init(instanceClass: "db.r6g.xlarge", zones: row.offered)])
        }
        let plan = try Planning.resize(basis)
        #expect(plan.standIn?.zones == row.expected)
        #expect(plan.standIn?.availabilityZone == row.expected.first)
        let note = plan.steps.first { $0.id == "create-stand-in" }?.note
        #expect(row.expected.allSatisfy { note?.contains($0) == true } && (note == nil) == row.expected.isEmpty)
    }

    @Test func `the plan names where the stand-in is made when AWS has no capacity for it`() throws {
        let note = try Planning.resize().steps.first { $0.id == "create-stand-in" }?.note
        #expect(note == "in us-east-1a; where AWS has no capacity, in us-east-1b, then us-east-1c")
    }

    /// The class of the writer, the tiers of the readers; the stand-in's.
    static let tiers: [(InstanceClass, [Int?], Int)] = [
        ("db.r6g.large", [1, 1], 15), ("db.r6g.large", [15, 2], 15), ("db.r6g.large", [], 15),
        ("db.serverless", [], 1), ("db.serverless", [0, 1], 1), ("db.serverless", [nil], 1),
        ("db.serverless", [1, 2], 15),
    ]

    @Test(arguments: tiers) func `the stand-in comes before no member that people gave a tier`(
        instanceClass: InstanceClass, readers: [Int?], expected: Int
    ) throws {
        let members = readers.enumerated().map { Instance.sample(InstanceID("orders-\($0 + 2)"), tier: $1) }
        let observation = Observation.orders([.sample("orders-1", instanceClass)] + members)
        let plan = try Planning.plan(.cycle(CycleRunbook()), .orders(observation))
        #expect(plan.standIn?.promotionTier == expected)
        let isCold = instanceClass == "db.serverless" && expected == 15
        #expect(plan[check: "cold-writer"].map(\.severity) == (isCold ? [.acknowledge] : []))
    }

    @Test func `without a catalogue AWS chooses the zone`() throws {
        let basis = PlanBasis.orders().with { $0.givenOffers = .unavailable("denied") }
        let standIn = try #require(try Planning.resize(basis).standIn)
        #expect(standIn.availabilityZone == nil)
    }

    @Test(arguments: [
        ("orders", "k3f9", "orders-co-k3f9"),
        (String(repeating: "a", count: 63), "k3f9", String(repeating: "a", count: 55) + "-co-k3f9"),
        (String(repeating: "a", count: 54) + "-b", "k3f9", String(repeating: "a", count: 54) + "-co-k3f9"),
        ("Orders--Main-", "K3F9", "orders-main-co-k3f9"),
        ("9orders", "k3f9", "c-9orders-co-k3f9"),
        ("", "k3f9", "c-co-k3f9"),
    ]) func `a stand-in's name`(cluster: String, operation: String, expected: String) {
        #expect(InstanceID.standIn(of: ClusterID(cluster), for: OperationID(operation)).text == expected)
    }

    @Test func `every name keeps to AWS's rules and carries the operation`() {
        let alphabet = Array("ab-1-z")
        for seed in 0..<4000 {
            var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            func next(_ bound: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int((state >> 33) % UInt64(bound))
            }
            let cluster = String((0..<next(80)).map { _ in alphabet[next(alphabet.count)] })
            let operation = String((0..<(1 + next(6))).map { _ in Array("abc123")[next(6)] })
            let name = InstanceID.standIn(of: ClusterID(cluster), for: OperationID(operation)).text
            #expect(name.count <= 63 && name.hasSuffix("-co-\(operation)"), "\(cluster)")
            #expect(name.first?.isLetter == true && !name.contains("--") && !name.hasSuffix("-"), "\(name)")
            #expect(name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }, "\(name)")
        }
    }
}

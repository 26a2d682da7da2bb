import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct CreationTests {
    private static let standIn: StandIn = {
        guard let standIn = try? Planning.resize().standIn else {
            preconditionFailure("the sample plan has a stand-in")
        }
        return standIn
    }()
    private static func create(in zone: String) -> AnyMutation { .createInstance(standIn.placed(in: zone)) }
    private static let create = create(in: "us-east-1a")
    private static let made = Observation.orders().adding(.standIn())

    private static func made(_ change: (inout Instance) -> Void) -> Observation { made.with("orders-co-k3f9", change) }
    private static func creating(_ change: (inout Instance) -> Void = { _ in }) -> Observation {
        .orders().adding(.standIn(status: "creating"), isMember: false).with("orders-co-k3f9", change)
    }

    static let cases = [
        Case("nothing is there", .orders(), .ready([create])),
        Case("no cluster", .missing, .blocked("no cluster orders")),
        Case("asked for, not seen", .orders(), asked: [create], .inProgress("waiting for AWS to show")),
        Case(
            "another call is outstanding", .orders(), asked: [.modifyClass(of: "orders-2", to: "db.x")],
            .ready([create])),
        Case(
            "cluster modifying", .orders(status: "modifying"), .inProgress("orders to be available (it is modifying)")),
        Case("cluster backing up", .orders(status: "backing-up"), .inProgress("backing-up")),
        Case("cluster stopped", .orders(status: "stopped"), .blocked("orders is stopped")),
        Case("cluster broken", .orders(status: "inaccessible-encryption-credentials"), .blocked("inaccessible")),
        Case(
            "writer modifying", .orders().with("orders-1") { $0.status = "modifying" }, .inProgress("writer orders-1")),
        Case(
            "writer broken", .orders().with("orders-1") { $0.status = "failed" }, .blocked("writer orders-1 is failed")),
        Case("no writer", .orders(writer: nil), .inProgress("show its writer")),
        Case("writer not described", .orders().removing("orders-1", fromList: false), .inProgress("show its writer")),
        Case("a reader modifying", .orders().with("orders-2") { $0.status = "modifying" }, .ready([create])),
        Case("creating, not a member", creating(), .inProgress("orders-co-k3f9 is creating")),
        Case("creating, asked for", creating(), asked: [create], .inProgress("creating")),
        Case("creating, tags lag", creating { $0.tags = [] }, .inProgress("tags do not show yet")),
        Case("backing up after creation", made { $0.status = "backing-up" }, .inProgress("backing-up")),
        Case("configuring", made { $0.status = "configuring-enhanced-monitoring" }, .inProgress("configuring")),
        Case("available, not a member", creating { $0.status = "available" }, .inProgress("list orders-co-k3f9")),
        Case("a member, not described", made.removing("orders-co-k3f9", fromList: false), .inProgress("describe")),
        Case("finished", made, .satisfied),
        Case("finished and the writer", made.writing("orders-co-k3f9"), .satisfied),
        Case(
            "changes pending", made { $0.pendingChanges = ["MonitoringInterval": "15"] },
            .inProgress("MonitoringInterval 15")),
        Case(
            "parameters applying", made { $0.parameterGroups[0].applyStatus = "applying" }, .inProgress("are applying")),
        Case("parameters waiting", made { $0.parameterGroups[0].applyStatus = "pending-reboot" }, .blocked("restart")),
        Case(
            "cluster parameters waiting",
            made.withMember("orders-co-k3f9") { $0.parameterGroupStatus = "pending-reboot" },
            .blocked("restart")),
        Case(
            "no capacity", made { $0.status = "insufficient-capacity" },
            .ready([.deleteUnservedStandIn("orders-co-k3f9")])),
        Case("failed, perhaps later", made { $0.status = "failed" }, .ready([.deleteStandIn("orders-co-k3f9")])),
        Case(
            "no capacity, and not ours", made { ($0.status, $0.tags) = ("insufficient-capacity", []) },
            .blocked("not ours")),
        Case("deleting, to be made anew", made { $0.status = "deleting" }, .inProgress("to be made anew")),
        Case("stopped", made { $0.status = "stopped" }, .blocked("is stopped")),
        Case("without our tags", made { $0.tags = [] }, .blocked("not ours: it has not our tags")),
        Case("of another operation", made { $0.tags = Tag.standIn(of: "x1y2") }, .blocked("operation x1y2 made it")),
        Case("creating for another operation", creating { $0.tags = Tag.standIn(of: "x1y2") }, .blocked("x1y2")),
        Case("of another engine", made { $0.engine = "aurora-mysql" }, .blocked("runs aurora-mysql")),
        Case(
            "of another class", made { $0.instanceClass = "db.r6g.large" },
            .blocked("is db.r6g.large, not db.r6g.xlarge")),
    ]

    @Test(.holds(.creationAdopted, .parametersInForce), arguments: cases) func `making a stand-in`(row: Case) {
        row.check(.createStandIn(CreationTests.standIn))
    }

    private static let zones = ["us-east-1a", "us-east-1b", "us-east-1c"]

    /// - Parameter full: how many of the zones turned out to be without capacity.
    @Test(arguments: 0...3) func `a zone without capacity gives way to the next, and the last to a person`(full: Int) {
        let assessment = AnyStep.createStandIn(Self.standIn).assess(
            seeing: .orders(), outstanding: [], lacking: Self.zones.prefix(full).map(Self.create))
        let expected: Assessment =
            full < 3
            ? .ready([Self.create(in: Self.zones[full])])
            : .blocked("AWS had no capacity for db.r6g.xlarge in us-east-1a, us-east-1b and us-east-1c")
        #expect(assessment == expected)
    }

    @Test func `what AWS could not bring up is deleted before it is made in the next zone`() {
        let assessment = AnyStep.createStandIn(Self.standIn).assess(
            seeing: Self.made { $0.status = "insufficient-capacity" }, outstanding: [], lacking: [Self.create])
        #expect(assessment == .ready([.deleteUnservedStandIn("orders-co-k3f9")]))
    }

    @Test func `where AWS chooses the zone it is asked for the same again`() {
        var standIn = Self.standIn
        (standIn.availabilityZone, standIn.otherZones) = (nil, nil)
        #expect(CreateInstance(standIn).codesOfLack.isEmpty)
        let assessment = AnyStep.createStandIn(standIn).assess(seeing: .orders(), outstanding: [])
        #expect(assessment == .ready([.createInstance(standIn)]))
    }
}

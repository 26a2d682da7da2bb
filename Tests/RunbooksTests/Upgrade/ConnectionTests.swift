import Maintenance
import Runbooks
import TestSupport
import Testing

/// Whether anybody uses what is to be deleted: read, with its time, or said not to be read.
@Suite struct ConnectionTests {
    private static let switched = Observation.switched([])
    private static let deletions: [AnyMutation] = [
        .deleteOldInstance("orders-old1-1", resource: "cluster-ORDERS1"),
        .deleteOldCluster("orders-old1", resource: "cluster-ORDERS1", finalSnapshot: "orders-co-k3f9-final"),
        .unprotect("orders-old1"),
    ]

    private func fact(
        _ mutation: AnyMutation, _ connections: Reading<Int?>, seeing observation: Observation = switched
    ) -> SafetyFacts.Fact? {
        mutation.safetyFacts(seeing: observation, readings: .sample(connections: connections)).facts
            .first { $0.name == "connections" }
    }

    @Test(arguments: deletions) func `whoever is asked to delete is told when nobody was connected`(call: AnyMutation) {
        let fact = fact(call, .known(0))
        #expect(
            fact?.text == "connections in the 15 min to \(Observation.sampleInstant.words): orders-old1-1 none, "
                + "orders-old1-2 none, orders-old1-3 none")
        #expect(fact?.warning == nil && fact?.isSafe == true && fact?.isRead == true)
    }

    @Test(arguments: deletions) func `clients that are connected are warned of`(call: AnyMutation) {
        let fact = fact(call, .known(3))
        #expect(
            fact?.warning?.hasPrefix("Clients were connected to orders-old1-1, orders-old1-2 and orders-old1-3") == true
        )
        #expect(fact?.warning?.contains("orders-old1-2 at most 3") == true)
        #expect(fact?.isSafe == true)
    }

    @Test(arguments: [Reading<Int?>.known(nil), .unavailable("CloudWatch is away.")])
    func `what was not read is not said to be unused`(connections: Reading<Int?>) {
        let fact = fact(Self.deletions[1], connections)
        #expect(fact?.text.contains("orders-old1-1 not read") == true)
        #expect(fact?.warning?.hasSuffix("whether anybody uses orders-old1 is not known.") == true)
        #expect(fact?.isRead == false)
    }

    @Test func `green and the record alone are asked about in the same way`() {
        let green = fact(.deleteGreen("bgd-1"), .known(2), seeing: .deployed())
        #expect(green?.warning?.contains("orders-green-x1-1 at most 2") == true)
        let record = fact(
            AnyMutation(DeleteDeployment("bgd-1", .record)), .known(2),
            seeing: .switched([.orders("SWITCHOVER_COMPLETED") { $0.source = Environment.old.cluster.arn }]))
        #expect(record?.warning?.contains("orders-old1-1 at most 2") == true)
    }

    @Test func `a cluster without members has no connections`() {
        let empty = Observation.switched([], [Environment.old.with { $0.instances = [] }])
        #expect(fact(Self.deletions[1], .known(nil), seeing: empty)?.warning == nil)
    }

    /// From one reading to the next, and whether an approval given before still holds.
    private static let moves: [(Reading<Int?>, Reading<Int?>, Bool)] = [
        (.known(0), .known(0), true), (.known(3), .known(5), true), (.known(3), .known(0), true),
        (.known(0), .known(1), false), (.unavailable("away"), .known(0), true),
        (.unavailable("away"), .known(1), false),
    ]

    @Test(arguments: moves)
    func `an approval does not hold for clients that came since`(
        before: Reading<Int?>, after: Reading<Int?>, holds: Bool
    ) {
        func facts(_ reading: Reading<Int?>) -> SafetyFacts {
            Self.deletions[1].safetyFacts(seeing: Self.switched, readings: .sample(connections: reading))
        }
        #expect(facts(after).moved(since: facts(before)).isEmpty == holds)
        #expect(facts(.unavailable("away")).moved(since: facts(.known(0))).count == 1)
    }

    private static let old = OldEnvironment(
        deployment: "orders-co-k3f9", resource: "cluster-ORDERS1", successor: "orders")
    private static let runbooks = [
        AnyRunbook(CleanupRunbook(operation: "k3f9", leftover: .oldEnvironment(old))),
        AnyRunbook(RecordRemovalRunbook(operation: "k3f9", old: old)),
    ]

    private func findings(_ runbook: AnyRunbook, _ connections: Reading<Int?>) throws -> [Finding] {
        var seen = Observation.switched()
        let asked = runbook.base.questions(in: QuestionContext(target: seen.target), seeing: seen)
        seen = seen.merged(
            with: FactSample.sample(connections: connections).answers(
                to: asked.filter { $0.base is ConnectionsQuestion }, of: seen.target))
        return try runbook.plan(
            from: PlanBasis(observation: seen), as: "c1c1", policy: PlanPolicy(), at: seen.takenAt
        ).findings.filter { $0.check == "connections" }
    }

    @Test(arguments: runbooks) func `a plan tells who is connected, and starting it accepts that`(runbook: AnyRunbook)
        throws
    {
        let none = try findings(runbook, .known(0))
        #expect(
            none.map(\.severity) == [.info] && none[0].text.hasPrefix("No connections to orders-old1 in the 15 min to"))
        let some = try findings(runbook, .known(7))
        #expect(some.map(\.severity) == [.acknowledge] && some[0].text.contains("orders-old1-1 at most 7"))
        let more = try findings(runbook, .known(9))
        #expect(some.map(\.accepted) == more.map(\.accepted))
        let unread = try findings(runbook, .unavailable("away"))
        #expect(unread.map(\.severity) == [.acknowledge] && unread[0].text.hasPrefix("Not checked: whether clients"))
    }

    @Test func `the way back of an upgrade tells who uses green before it deletes it`() throws {
        let before = RollbackRunbook(
            operation: "k3f9", before: .cluster(Beginning(writer: "orders-1", classes: [:])), standIn: nil,
            deployment: .orders)
        var seen = Observation.deployed()
        let asked = before.questions(in: QuestionContext(target: seen.target), seeing: seen)
        seen = seen.merged(
            with: FactSample.sample(connections: .known(4)).answers(
                to: asked.filter { $0.base is ConnectionsQuestion }, of: seen.target))
        let plan = try Planning.plan(AnyRunbook(before), PlanBasis.orders(seen), as: "c1c1")
        #expect(plan.findings.contains { $0.check == "connections" && $0.severity == .acknowledge })
    }
}

import Maintenance
import TestSupport
import Testing

/// What proves a failover to a standby and a change of class of an RDS instance, and what tells that nothing came of it.
@Suite struct InstanceChangeTests {
    private static let called = Observation.sampleInstant
    private static let failover = FailOverInstance("orders", from: "us-east-1a", to: "us-east-1b")
    private static let seen = Observation.instance(RDSInstance.sample().withStandby())
    private static let record = CallRecord(decidedAt: called)
    private static let abandoned =
        "Abandoning user requested failover since a failover recently occurred on the database instance."

    private static func event(_ text: String, of name: String = "orders", after span: Span = .seconds(70)) -> SeenEvent
    {
        SeenEvent(at: called + span, resource: name, text: text)
    }

    private static let swapped = seen.withInstance {
        $0.instance.availabilityZone = "us-east-1b"
        $0.secondaryZone = "us-east-1a"
    }

    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var observation: Observation
        var proof: Proof

        init(_ name: String, _ observation: Observation, _ proof: Proof) {
            (testDescription, self.observation, self.proof) = (name, observation, proof)
        }
    }

    static let failovers = [
        Row("nothing", seen, .none),
        Row("begun", seen.telling([event("Multi-AZ instance failover started.")]), .underWay),
        Row("standby activated", seen.telling([event("Multi-AZ instance activation started.")]), .underWay),
        Row("completed, the zones of before", seen.telling([event("Multi-AZ instance failover completed.")]), .done),
        Row(
            "completed, as AWS says else",
            seen.telling([event("Multi-AZ failover to standby complete - DNS propagation may take a few minutes.")]),
            .done),
        Row("activation completed", seen.telling([event("Multi-AZ instance activation completed.")]), .done),
        Row("recovered", seen.telling([event("Recovered from partial failover.")]), .done),
        Row("the zones alone", swapped, .done),
        Row(
            "completed, not at rest",
            seen.withInstance { $0.instance.status = "rebooting" }.telling([
                event("Multi-AZ instance failover completed.")
            ]),
            .underWay),
        Row("restarting", seen.withInstance { $0.instance.status = "rebooting" }, .working),
        Row("another's", seen.telling([event("Multi-AZ instance failover completed.", of: "other")]), .none),
        Row(
            "from before",
            seen.telling([event("Multi-AZ instance failover completed.", after: Span(milliseconds: -60_000))]), .none),
        Row("dropped", seen.telling([event(abandoned)]), .none),
        Row("gone", Observation(of: .orders, takenAt: called), .none),
    ]

    @Test(arguments: failovers) func `a failover to the standby is proved by events or by zones`(row: Row) {
        #expect(Self.failover.proof(in: row.observation, of: Self.record) == row.proof)
    }

    @Test func `without zones only events prove it`() {
        let failover = FailOverInstance("orders", from: nil, to: nil)
        #expect(failover.proof(in: Self.swapped, of: Self.record) == .none)
        let same = FailOverInstance("orders", from: "us-east-1a", to: "us-east-1a")
        #expect(same.proof(in: Self.seen, of: Self.record) == .none)
    }

    @Test func `that AWS dropped it is neither proof nor tried again, and is said`() throws {
        let told = Self.seen.telling([Self.event(Self.abandoned)])
        let failure = try #require(Self.failover.failure(in: told, of: Self.record))
        #expect(failure.text == Self.abandoned)
        #expect(!Self.failover.isRepeatable && Self.failover.gate?.risk == .failover)
        #expect(Self.failover.sentence(of: failure).contains("nothing was interrupted"))
        #expect(Self.failover.failure(in: Self.swapped.telling([Self.event(Self.abandoned)]), of: Self.record) == nil)
        var second = Self.record
        second.earlierFailure = Self.called
        let old = Self.seen.telling([Self.event(Self.abandoned, after: Span(milliseconds: -3_000))])
        #expect(Self.failover.failure(in: old, of: Self.record) != nil, "clocks may differ by that")
        #expect(Self.failover.failure(in: old, of: second) == nil, "it may be of the call before")
    }

    /// What an approver reads of a failover.
    private func facts(_ observation: Observation) throws -> SafetyFacts {
        let subject = InstanceSubject(try #require(observation.rdsInstance), in: Target.orders.place)
        let gate = try #require(Self.failover.gate)
        return gate.safetyFacts(
            of: AnySubject(subject), seeing: observation, with: observation, policy: PlanPolicy())
    }

    private static func failed(_ ago: Span?) -> Observation {
        var observation = seen
        observation.givenSnapshots = .known([:])
        let events = ago.map { [event("Multi-AZ instance failover completed.", after: Span.zero - $0)] } ?? []
        observation.add(
            Answered(EventsQuestion.instanceFailovers(in: Target.orders.place), .known(events), takenAt: called))
        return observation
    }

    @Test func `a failover is asked about with the zones now and after`() throws {
        let facts = try facts(Self.failed(nil))
        #expect(facts.areSafe)
        #expect(facts.facts.contains { $0.text == "now in us-east-1a, standby in us-east-1b" && $0.isForemost == true })
        #expect(facts.facts.contains { $0.text == "no failover in the last hour" })
    }

    @Test func `soon after another failover whoever approves is warned, an hour later nobody is`() throws {
        #expect(try facts(Self.failed(.minutes(20))).facts.compactMap(\.warning).contains { $0.contains("drop it") })
        #expect(try facts(Self.failed(.minutes(61))).facts.allSatisfy { $0.warning == nil })
    }

    @Test func `nobody is asked where there is no standby, or it took over already`() throws {
        #expect(try !facts(Self.failed(nil).withInstance { $0.hasStandby = false }).areSafe)
        var moved = Self.failed(nil)
        moved = moved.withInstance { $0.instance.availabilityZone = "us-east-1b" }
        #expect(try !facts(moved).areSafe)
    }

    private static func change(_ role: ModifyInstanceClass.Role) -> ModifyInstanceClass {
        ModifyInstanceClass(of: "orders", identity: "db-ORDERS", to: "db.m6g.xlarge", as: role)
    }

    static let classes = [
        Row("as before", seen, .none),
        Row(
            "pending", seen.withInstance { $0.instance.pendingChanges = ["DBInstanceClass": "db.m6g.xlarge"] }, .working
        ),
        Row("modifying", seen.withInstance { $0.instance.status = "modifying" }, .working),
        Row(
            "the class, not at rest",
            seen.withInstance {
                $0.instance.instanceClass = "db.m6g.xlarge"
                $0.instance.status = "modifying"
            }, .working),
        Row("the class, at rest", seen.withInstance { $0.instance.instanceClass = "db.m6g.xlarge" }, .done),
        Row("given up", seen.withInstance { $0.instance.status = "insufficient-capacity" }, .done),
        Row("another under the name", seen.withInstance { $0.resourceIdentifier = "db-OTHER" }, .none),
    ]

    @Test(arguments: classes) func `a class is proved by value, of the very instance`(row: Row) {
        #expect(Self.change(.standby).proof(in: row.observation, of: Self.record) == row.proof)
    }

    @Test func `only the change of what takes writes is asked about`() {
        #expect(Self.change(.standby).gate?.risk == .inPlaceChange && Self.change(.standby).disturbance == .writes)
        #expect(Self.change(.single).gate?.risk == .inPlaceChange && Self.change(.single).disturbance == .writes)
        #expect(Self.change(.replica).gate == nil && Self.change(.replica).disturbance == .connections)
    }

    @Test func `nobody is asked for a change that would apply others, or without the standby that it counts on`() throws
    {
        func facts(_ role: ModifyInstanceClass.Role, _ change: (inout RDSInstance) -> Void) throws -> SafetyFacts {
            let observation = Self.failed(nil).withInstance(change)
            let subject = InstanceSubject(try #require(observation.rdsInstance), in: Target.orders.place)
            let gate = try #require(Self.change(role).gate)
            return gate.safetyFacts(
                of: AnySubject(subject), seeing: observation, with: observation, policy: PlanPolicy())
        }
        #expect(try facts(.standby) { _ in }.areSafe)
        #expect(try !facts(.standby) { $0.instance.pendingChanges = ["EngineVersion": "16.6"] }.areSafe)
        #expect(try !facts(.standby) { $0.hasStandby = false }.areSafe)
        #expect(try facts(.single) { $0.hasStandby = false }.areSafe)
        let names = try facts(.standby) { _ in }.facts.map(\.name)
        #expect(Set(names).count == names.count)
    }
}

import Maintenance
import Runbooks
import TestSupport
import Testing

/// The deletion of RDS instances from before a switchover.
@Suite struct OldInstancesTests {
    private typealias Sample = SwitchedInstance
    private static let retirement = RetireInstancesStep(
        "orders-old1", of: Sample.old, finalSnapshot: "orders-co-k3f9-final")

    private static func deletion(_ instance: RDSInstance, isAfterRefusal: Bool? = nil) -> AnyMutation {
        AnyMutation(
            DeleteOldInstance(
                instance.identifier, identity: instance.resourceIdentifier, of: Sample.old,
                finalSnapshot: instance.resourceIdentifier == "db-ORDERS" ? "orders-co-k3f9-final" : nil,
                isAfterRefusal: isAfterRefusal))
    }

    private static func unprotection(_ instance: RDSInstance) -> AnyMutation {
        AnyMutation(
            UnprotectInstance(
                instance.identifier, identity: instance.resourceIdentifier, .oldEnvironment(Sample.old)))
    }

    private static func changed(_ instance: RDSInstance, _ change: (inout RDSInstance) -> Void) -> RDSInstance {
        var instance = instance
        change(&instance)
        return instance
    }

    private static let record = AnyMutation(DeleteDeployment("bgd-1", .record))
    private static let (replica, primary) = (Sample.replica, Sample.primary)
    private static let stranger = changed(replica) {
        $0.resourceIdentifier = "db-STRANGER"
        $0.instance.identifier = "reports"
        $0.instance.arn = "arn:reports"
    }

    static let rows = [
        Case("read replicas first", Sample.seen(), .ready([deletion(replica)])),
        Case("one asked for", Sample.seen(), asked: [deletion(replica)], .inProgress("orders-r1-old1 is available")),
        Case(
            "a replica deletes: the primary waits",
            Sample.seen([changed(replica) { $0.instance.status = "deleting" }, primary]),
            .inProgress("orders-r1-old1 is deleting")),
        Case(
            "AWS names a replica that is gone: the primary waits", Sample.seen([primary]),
            .inProgress("orders-old1 is available")),
        Case("the primary, with its snapshot", Sample.seen([Sample.lonePrimary]), .ready([deletion(primary)])),
        Case(
            "protection first, on each",
            Sample.seen([replica, primary].map { changed($0) { $0.isProtected = true } }),
            .ready([unprotection(replica), unprotection(primary)])),
        Case(
            "no record: nothing to remove first", Sample.seen(deployments: .known([])),
            .ready([deletion(replica, isAfterRefusal: true)])),
        Case("gone, snapshot there", Sample.seen([], snapshot: "available"), .satisfied),
        Case("gone, snapshot on its way", Sample.seen([], snapshot: "creating"), .inProgress("is creating")),
        Case("gone, snapshot failed", Sample.seen([], snapshot: "failed"), .blocked("is failed")),
        Case("gone, no snapshot", Sample.seen([]), .inProgress("waiting for AWS to list")),
        Case(
            "the name leads to what was the primary", Sample.seen([replica], production: changed(primary) { _ in }),
            .blocked("is in use, and is not deleted")),
        Case(
            "production replicates from the old one",
            Sample.seen(
                [Sample.lonePrimary], production: changed(Sample.production) { $0.replicationSource = "orders-old1" }
            ), .blocked("orders-old1 (db-ORDERS) is in use")),
        Case(
            "it is green of another deployment",
            Sample.seen(
                [Sample.lonePrimary],
                deployments: .known([
                    Sample.deployment(),
                    Deployment(
                        identifier: "bgd-2", name: "other", source: "arn:x", target: primary.instance.arn,
                        status: "AVAILABLE"),
                ])), .blocked("is in use")),
        Case(
            "somebody else replicates from it", Sample.seen([replica, primary, stranger]),
            .blocked("reports replicates from orders-old1")),
        Case("deployments unread", Sample.seen(deployments: .unavailable("no")), .blocked("deployments")),
        Case(
            "the primary is stopped", Sample.seen([changed(Sample.lonePrimary) { $0.instance.status = "stopped" }]),
            .blocked("AWS takes no final snapshot")),
        Case(
            "production is at work",
            Sample.seen(production: changed(Sample.production) { $0.instance.status = "modifying" }),
            .inProgress("waiting for orders")),
    ]

    @Test(arguments: rows) func `deleting what is left of before`(row: Case) { row.check(AnyStep(Self.retirement)) }

    @Test func `where nothing is seen of the databases nothing is deleted`() {
        var unread = Sample.seen()
        unread.give(DatabasesQuestion(in: unread.target.place), .unavailable("not allowed"))
        let assessment = Self.retirement.assess(
            in: StepContext(observation: unread, outstanding: [], since: Observation.sampleInstant))
        #expect(assessment == .blocked("whether the old environment is there is not known: not allowed"))
    }

    @Test func `where AWS refuses a member of a deployment the record goes first, and then the member`() {
        func assess(_ observation: Observation) -> Assessment {
            Self.retirement.assess(
                in: StepContext(
                    observation: observation, outstanding: [], since: Observation.sampleInstant,
                    lacking: [Self.deletion(Self.replica)]))
        }
        #expect(assess(Sample.seen()) == .ready([Self.record]))
        #expect(
            assess(Sample.seen(deployments: .known([Sample.deployment("DELETING")])))
                == .inProgress("waiting for AWS to remove orders-co-k3f9"))
        #expect(
            assess(Sample.seen(deployments: .known([])))
                == .ready([Self.deletion(Self.replica, isAfterRefusal: true)]))
    }

    @Test func `one approval is for everything that goes, in either order`() {
        let scope = Self.retirement.scope(of: Self.deletion(Self.replica), seeing: Sample.seen())
        let members = [Self.replica, Self.primary]
        #expect(
            scope == members.map { Self.deletion($0) } + [Self.record]
                + members.map { Self.deletion($0, isAfterRefusal: true) })
        #expect(Self.deletion(Self.replica).base.codesOfLack == ["InvalidDBInstanceState"])
        #expect(Self.deletion(Self.replica, isAfterRefusal: true).base.codesOfPassing == ["InvalidDBInstanceState"])
    }

    @Test func `an approver reads each instance by resource id, and nothing in use may go`() throws {
        let terms = try #require(Self.deletion(Self.replica).gate)
        func facts(_ observation: Observation) -> SafetyFacts {
            terms.safetyFacts(of: observation.subject, seeing: observation, with: observation, policy: PlanPolicy())
        }
        let shown = facts(Sample.seen())
        #expect(shown.areSafe)
        #expect(shown.facts.contains { $0.text == "orders-old1 (db-ORDERS) runs 15.4, not in use as orders" })
        let used = facts(Sample.seen(production: Self.primary))
        #expect(used.unsafe.map(\.name).contains("old-db-ORDERS"))
        let words = terms.words(
            GateContext(
                cluster: "orders", place: Target.orders.place, currentWriter: "orders",
                covers: Self.retirement.scope(of: Self.deletion(Self.replica), seeing: Sample.seen())))
        #expect(words.action.text.contains("the deletion of orders-r1-old1, the deletion of orders-old1"))
        #expect(words.action.text.contains("with the final snapshot orders-co-k3f9-final"))
        #expect(words.interruption.text.contains("automated backups stay"))
    }
}

import Maintenance
import Runbooks
import TestSupport
import Testing

@Suite struct RestartTests {
    private static let begun = Observation.sampleInstant
    private static let after = begun + .minutes(2)
    /// The stand-in writes, orders-1 to orders-3 are to be restarted.
    private static let start = Observation.orders().adding(.standIn()).writing("orders-co-k3f9").restarted([:])

    private static func restarted(_ names: InstanceID..., from observation: Observation = start) -> Observation {
        observation.restarted(Dictionary(uniqueKeysWithValues: names.map { ($0, after) }))
    }
    private static func reboot(_ names: InstanceID...) -> [AnyMutation] { names.map { .reboot($0) } }

    static let cases = [
        Case("nothing is restarted", start, .ready(reboot("orders-1", "orders-2"))),
        Case("no cluster", .missing, .blocked("no cluster")),
        Case(
            "nobody asked for events", Observation.orders().writing("orders-3"),
            .inProgress("which instances restarted")),
        Case("one was asked for", start, asked: reboot("orders-1"), .ready(reboot("orders-2"))),
        Case(
            "two were asked for", start, asked: reboot("orders-1", "orders-2"),
            .inProgress("orders-1 (asked for), orders-2 (asked for), orders-3 (next)")),
        Case("one is rebooting", start.with("orders-2") { $0.status = "rebooting" }, .ready(reboot("orders-1"))),
        Case("one is done", restarted("orders-1"), .ready(reboot("orders-2", "orders-3"))),
        Case(
            "one restarted long before", start.restarted(["orders-1": begun - .minutes(5)]),
            .ready(reboot("orders-1", "orders-2"))),
        Case(
            "one is done and its parameters changed again",
            restarted("orders-1", "orders-2", "orders-3").with("orders-2") {
                $0.parameterGroups[0].applyStatus = "pending-reboot"
            }, .ready(reboot("orders-2"))),
        Case(
            "one is done, the cluster's parameters not yet",
            restarted("orders-1", "orders-2", "orders-3").withMember("orders-2") {
                $0.parameterGroupStatus = "applying"
            }, .inProgress("orders-2 (parameters applying)")),
        Case("all are done", restarted("orders-1", "orders-2", "orders-3"), .satisfied),
        Case("one has vanished", start.removing("orders-2"), .blocked("orders-2 is not there any more")),
        Case("one is broken", start.with("orders-2") { $0.status = "failed" }, .blocked("orders-2 is failed")),
        Case("no writer is listed", start.writing(nil), .inProgress("show its writer")),
        Case("cluster failing over", start.withCluster { $0.status = "failing-over" }, .inProgress("failing-over")),
        // The writer is never restarted along with the readers: the role has to be out of the way, which is asked about.
        Case("one is the writer", start.writing("orders-1"), .ready([.failOver("orders", to: "orders-co-k3f9")])),
        Case(
            "one is the writer and done", restarted("orders-1", from: start.writing("orders-1")),
            .ready(reboot("orders-2", "orders-3"))),
    ]

    @Test(.holds(.restartSeen, .parametersInForce), arguments: cases) func `restarting with one reader kept`(
        row: Case
    ) {
        row.check(
            Self.all, since: Self.begun)
    }

    private static let all = AnyStep.restart(
        RestartStep(instances: ["orders-1", "orders-2", "orders-3"], readersInService: 1, writer: "orders-co-k3f9"))

    @Test func `a member that was seen restarting is not restarted again when its event is late or never comes`() {
        let proved = Self.reboot("orders-1", "orders-2")
        #expect(
            Self.all.assess(seeing: Self.start, outstanding: [], since: Self.begun, proved: proved)
                == .ready([.reboot("orders-3")]))
        #expect(
            Self.all.assess(
                seeing: Self.start, outstanding: [], since: Self.begun, proved: proved + Self.reboot("orders-3"))
                == .satisfied)
    }

    @Test
    func `where events cannot be read, a member is restarted all the same, and counts once it was seen restarting`() {
        var observation = Self.start
        observation.givenRestarts = .unavailable("access is denied.")
        func assess(_ step: AnyStep, proved: [AnyMutation] = []) -> Assessment {
            step.assess(seeing: observation, outstanding: [], since: Self.begun, proved: proved)
        }
        #expect(assess(Self.all) == .ready(Self.reboot("orders-1", "orders-2")))
        #expect(assess(Self.all, proved: Self.reboot("orders-1", "orders-2", "orders-3")) == .satisfied)
        let writer = AnyStep.restartWriter("orders-co-k3f9")
        #expect(assess(writer) == .ready([.rebootWriter("orders-co-k3f9")]))
        #expect(assess(writer, proved: [.rebootWriter("orders-co-k3f9")]) == .satisfied)
    }

    @Test func `the only reader in service waits for another`() {
        let work = AnyStep.restart(RestartStep(instances: ["orders-2"], readersInService: 1, writer: "orders-1"))
        let down = Observation.orders().with("orders-3") { $0.status = "rebooting" }.restarted([:])
        Case("down", down, .inProgress("another reader to be in service before orders-2 is restarted"))
            .check(work, since: Self.begun)
        Case("back", .orders().restarted([:]), .ready(Self.reboot("orders-2"))).check(work, since: Self.begun)
        Case("gone", .orders(members: 2).restarted([:]), .ready(Self.reboot("orders-2"))).check(work, since: Self.begun)
    }

    @Test func `a lone reader that became the writer is not restarted for want of somebody else`() {
        Case("it writes", Observation.orders().writing("orders-2").restarted([:]), .blocked("orders-2 is the writer"))
            .check(
                .restart(RestartStep(instances: ["orders-2"], readersInService: 0, writer: nil)), since: Self.begun)
    }

    private static let writer = Observation.orders().restarted([:])

    static let writers = [
        Case("at rest", writer, .ready([.rebootWriter("orders-1")])),
        Case("asked for", writer, asked: [.rebootWriter("orders-1")], .inProgress("orders-1 (asked for)")),
        Case("rebooting", writer.with("orders-1") { $0.status = "rebooting" }, .inProgress("orders-1 (rebooting)")),
        Case("done", writer.restarted(["orders-1": after]), .satisfied),
        Case("it lost the role meanwhile", writer.writing("orders-2"), .ready([.reboot("orders-1")])),
        Case("no writer is listed", writer.writing(nil), .inProgress("show its writer")),
        Case("cluster failing over", writer.withCluster { $0.status = "failing-over" }, .inProgress("failing-over")),
        Case("broken", writer.with("orders-1") { $0.status = "failed" }, .blocked("orders-1 is failed")),
        Case("nobody asked for events", .orders(), .inProgress("which instances restarted")),
    ]

    @Test(.holds(.restartSeen), arguments: writers) func `restarting the writer where it is`(row: Case) {
        row.check(.restartWriter("orders-1"), since: Self.begun)
    }

    @Test
    func `a writer that AWS lists no more is asked about as what it may be, where its restart was asked for by itself`()
    {
        let work = AnyStep(RestartWriterStep("orders-1", isUrgent: true))
        Case("unlisted", Self.writer.writing(nil), .ready([.rebootPossibleWriter("orders-1")])).check(
            work, since: Self.begun)
        Case("listed", Self.writer, .ready([.rebootWriter("orders-1")])).check(work, since: Self.begun)
    }

    private static let asked = writer.writing(nil)

    static let unlisted = [
        Case("at rest", asked, .ready([.rebootPossibleWriter("orders-2")])),
        Case(
            "failed", asked.with("orders-2") { $0.status = "failed" }, .ready([.rebootPossibleWriter("orders-2")])),
        Case("asked for", asked, asked: [.rebootPossibleWriter("orders-2")], .inProgress("asked for")),
        Case("the cluster fails over", asked.withCluster { $0.status = "failing-over" }, .inProgress("failing-over")),
        Case(
            "the cluster is backed up", asked.withCluster { $0.status = "backing-up" },
            .ready([.rebootPossibleWriter("orders-2")])),
        Case("it is the writer now", asked.writing("orders-2"), .ready([.rebootWriter("orders-2")])),
        Case("another is", asked.writing("orders-1"), .ready([.reboot("orders-2")])),
        Case("not described", asked.removing("orders-2", fromList: false), .inProgress("describe orders-2")),
        Case("gone", asked.removing("orders-2"), .blocked("not there any more")),
        Case("done", asked.restarted(["orders-2": after]), .satisfied),
    ]

    @Test(.holds(.restartSeen), arguments: unlisted)
    func `restarting a member while AWS lists no writer`(row: Case) {
        row.check(AnyStep(RestartAsAskedStep("orders-2", isWriter: false, mayBeWriter: true)), since: Self.begun)
    }

    @Test func `the restart of what may be the writer is asked about only while nobody is listed`() {
        let facts = { (observation: Observation) in
            AnyMutation.rebootPossibleWriter("orders-2").safetyFacts(
                seeing: observation, readings: .sample(), policy: PlanPolicy())
        }
        let asked = facts(Self.asked)
        #expect(asked.areSafe && asked.currentWriter == nil)
        #expect(asked.facts.compactMap(\.warning) == ["AWS lists no writer for orders just now."])
        #expect(asked.facts.map(\.text).contains("orders-2 may be the writer, available"))
        #expect(!facts(Self.writer).areSafe && !facts(Self.writer).moved(since: asked).isEmpty)
    }

    @Test func `a writer's restart is asked about with what it interrupts`() {
        let facts = { (observation: Observation) in
            AnyMutation.rebootWriter("orders-1").safetyFacts(
                seeing: observation, readings: .sample(), policy: PlanPolicy())
        }
        #expect(facts(Self.writer).areSafe && facts(Self.writer).proposedWriter == "orders-1")
        let unsafe: [Observation] = [
            Self.writer.writing("orders-2"), Self.writer.with("orders-1") { $0.status = "modifying" },
            Self.writer.withCluster { $0.status = "failing-over" },
        ]
        for observation in unsafe { #expect(!facts(observation).areSafe) }
    }

    @Test func `a restart is also the way out where the writer or others are unwell, and whoever decides is told`() {
        let facts = { (observation: Observation) in
            AnyMutation.rebootWriter("orders-1").safetyFacts(
                seeing: observation, readings: .sample(), policy: PlanPolicy())
        }
        let unwell = facts(Self.writer.with("orders-2") { $0.status = "failed" })
        #expect(unwell.areSafe && unwell.facts.compactMap(\.warning) == ["orders-2 is failed."])
        #expect(facts(Self.writer.with("orders-1") { $0.status = "storage-full" }).areSafe)
        #expect(facts(Self.writer.with("orders-3") { $0.pendingChanges = ["Port": "3307"] }).areSafe)
    }

    @Test func `a restart of other work waits for a backup`() {
        let backedUp = Observation.orders(status: "backing-up").restarted([:])
        let reader = RestartStep(instances: ["orders-2"], readersInService: 1, writer: "orders-1")
        Case("a reader", backedUp, .inProgress("backing-up")).check(.restart(reader))
        Case("the writer", backedUp, .inProgress("backing-up")).check(.restartWriter("orders-1"))
    }
}

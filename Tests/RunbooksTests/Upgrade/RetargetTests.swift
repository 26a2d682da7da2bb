import Maintenance
import Runbooks
import TestSupport
import Testing

/// A proxy that stayed on the environment from before a switchover is led to the cluster.
@Suite struct RetargetTests {
    private static let deregister = AnyMutation(
        DeregisterProxyTarget(.front, from: "orders-old1", to: "orders"))
    private static let register = AnyMutation.registerProxyTarget(.front, "orders")
    private static let step = AnyStep(RetargetProxyStep(.front, from: ["orders-old1"], to: "orders"))

    private static func seen(_ front: ProxyState?, in observation: Observation = .orders()) -> Observation {
        observation.seeing { $0.give(ProxyTargetQuestion(.front, in: Target.orders.place), .known(front)) }
    }
    private static let stayed = ProxyState.front(["orders-old1"], health: ["orders-old1-1": "AVAILABLE"])
    private static let empty = ProxyState.front([], health: [:])

    static let cases: [Case] = [
        Case("nobody looked", .orders(), .blocked("the proxy front is not read")),
        Case("it is gone", seen(nil), .blocked("front is not there any more")),
        Case("it stayed", seen(stayed), .ready([deregister])),
        Case("it stayed, asked for", seen(stayed), asked: [deregister], .inProgress("what was asked for of front")),
        Case("it is being changed", seen(.front(["orders-old1"], status: "modifying")), .inProgress("modifying")),
        Case("it leads nowhere", seen(empty), .ready([register])),
        Case("it leads nowhere, asked for", seen(empty), asked: [register], .inProgress("asked for of front")),
        Case(
            "it loses its last targets", seen(.front([], health: ["orders-old1-1": "AVAILABLE"])),
            .inProgress("lose its last targets")),
        Case("it registers", seen(.front(health: ["orders-1": "REGISTERING"])), .inProgress("front to be healthy")),
        Case("it leads there", seen(.front()), .satisfied),
        Case("it leads elsewhere", seen(.front(["billing"])), .blocked("leads to billing, which the plan")),
        Case(
            "the cluster is at work", seen(stayed, in: .orders(status: "modifying")), .inProgress("modifying")),
    ]

    @Test(arguments: cases) func `leading a proxy to a cluster`(row: Case) { row.check(Self.step) }

    @Test func `it is taken away only when a person was asked, and told what its clients notice`() throws {
        let gate = try #require(Self.deregister.gate)
        #expect(gate.risk == .promotion)
        let context = GateContext(
            cluster: "orders", place: Target.orders.place, currentWriter: "orders-1", covers: [])
        let words = gate.words(context)
        #expect(words.subject.text == "retargeting of the proxy front")
        #expect(words.interruption.text.contains("serves nobody until it has registered orders"))
        #expect(Self.register.gate == nil)
        #expect(!AnyStep(RetargetProxyStep(.front, from: [], to: "orders")).isGated && Self.step.isGated)
    }

    @Test func `a proxy that was taken away and may lead nowhere is named with what leads it on when it stops`() throws
    {
        let plan = try Self.plan(.known([Self.stayed]))
        let told =
            "The proxy front was taken from orders-old1 and may lead nowhere: `retarget front orders` leads it to orders."
        func left(_ observation: Observation) throws -> [String] {
            try plan.leftBehind(seeing: observation, proved: [Self.deregister])
        }
        #expect(try left(Self.seen(Self.empty)) == [told])
        #expect(try left(.orders()) == [told], "not read is not taken for well")
        #expect(try left(Self.seen(nil)) == [], "it is not there any more")
        #expect(try left(Self.seen(.front())) == [])
        #expect(try left(Self.seen(.front(["billing"]))) == [])
        #expect(try plan.leftBehind(seeing: Self.seen(Self.empty)) == [], "it was not taken from anywhere")
    }

    @Test func `an approval binds to where the proxy leads`() throws {
        func facts(_ proxy: Reading<ProxyState?>) -> SafetyFacts {
            let observation = Observation.orders()
            var known = Observation(of: observation.target, takenAt: observation.takenAt)
            known.add([
                Answered(
                    ProxyTargetQuestion(.front, in: observation.target.place), proxy, takenAt: observation.takenAt)
            ])
            return Self.deregister.gate?.safetyFacts(
                of: observation.subject, seeing: observation, with: known, policy: PlanPolicy())
                ?? SafetyFacts(facts: [], takenAt: observation.takenAt, currentWriter: nil, proposedWriter: nil)
        }
        let before = facts(.known(Self.stayed))
        #expect(before.areSafe)
        #expect(
            before.facts.map(\.text).contains("proxy front available, leads to orders-old1 (1 of 1 targets available)"))
        #expect(!facts(.known(.front(["billing"]))).areSafe && !facts(.known(nil)).areSafe)
        #expect(!facts(.unavailable("denied")).areSafe)
        #expect(facts(.known(Self.stayed)).moved(since: before).isEmpty)
    }

    private static func plan(
        _ proxies: Reading<[ProxyState]>, proxy: String = "front"
    ) throws -> Plan {
        let basis = PlanBasis.orders().with {
            $0.observation.give(ProxiesQuestion(in: Target.orders.place), proxies)
        }
        return try Planning.plan(AnyRunbook(RetargetRunbook(proxy: proxy)), basis)
    }

    @Test func `a proxy that stayed is planned with what it means`() throws {
        let plan = try Self.plan(.known([Self.stayed]))
        #expect(
            plan.steps.map(\.title) == [
                "Lead the proxy front from orders-old1 to orders", "Verify members, classes, parameters",
            ])
        #expect(plan.steps[0].isGated && plan.blocks.isEmpty)
        #expect(plan.findings.map(\.check) == ["proxy-reach"])
        #expect(
            plan.interruption
                == "connections through front end, and it serves nobody until AWS has registered orders")
    }

    @Test func `one that leads nowhere is registered without a question`() throws {
        let plan = try Self.plan(.known([Self.empty]))
        #expect(!plan.hasGates && plan.interruption == nil)
    }

    @Test func `what is in the way is said`() throws {
        func checks(_ proxy: ProxyState) throws -> [String] { try Self.plan(.known([proxy])).grave }
        var foreign = Self.stayed
        foreign.engineFamily = "MYSQL"
        #expect(try checks(foreign) == ["block proxy-family", "acknowledge proxy-reach"])
        #expect(
            try checks(.front(["billing"])) == ["acknowledge proxy-former", "acknowledge proxy-reach"])
        #expect(try checks(.front([], health: ["ledger": "AVAILABLE"])).contains("block proxy-target"))
        #expect(try checks(.front(["orders-old1"], status: "modifying")).contains("block proxy-status"))
    }

    @Test func `there is nothing to do, or no such proxy`() throws {
        let plan = try Self.plan(.known([.front()]))
        #expect(
            plan.isEmpty
                && plan.findings.map(\.text) == [
                    "front is available, leads to orders (1 of 1 targets available): nothing to do."
                ])
        #expect(
            Planning.refusal { try Self.plan(.known([.front()]), proxy: "frnt") }
                == "There is no proxy frnt in us-east-1 of account 123456789012. Did you mean front? `proxies` lists those "
                + "that there are.")
        #expect(
            Planning.refusal { try Self.plan(.unavailable("denied")) }
                == "The proxies of us-east-1 were not read: Denied.")
    }

    @Test(arguments: [
        ("orders-old1", true), ("orders-old12", true), ("orders-old", false), ("orders-older1", false),
        ("orders", false), ("billing-old1", false),
    ]) func `the names that blue gets by a switchover are known`(_ name: String, _ isFormer: Bool) {
        #expect(name.isFormerName(of: "orders") == isFormer)
    }
}

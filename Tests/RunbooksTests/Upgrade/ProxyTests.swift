import Maintenance
import Runbooks
import TestSupport
import Testing

/// The look at proxies after a switchover.
@Suite struct ProxyTests {
    private static let back = ProxyTarget(proxy: "back", group: "default")

    private static func proxy(
        _ target: ProxyTarget = .front, _ clusters: [String] = ["orders"], status: String = "available",
        health: [String: String] = ["orders-1": "AVAILABLE", "orders-2": "REGISTERING"]
    ) -> ProxyState {
        .front(clusters, of: target, status: status, health: health)
    }
    private static func seen(_ front: ProxyState?) -> Observation {
        Observation.orders().proxied((front.map { [$0] } ?? []) + [proxy(back)])
    }
    private static let register = AnyMutation.registerProxyTarget(.front, "orders")

    static let proxies: [Case] = [
        Case("nobody looked", .orders(), .inProgress("waiting to see proxies")),
        Case(
            "not read", .orders().seeing { $0.givenProxies = .unavailable("denied") },
            .blocked("proxies are not read: denied")),
        Case("both healthy", seen(proxy()), .satisfied),
        Case("one is gone", seen(nil), .blocked("the proxy front is not there any more")),
        Case(
            "another target group", seen(proxy(ProxyTarget(proxy: "front", group: "other"))),
            .blocked("the proxy front is not there any more")),
        Case(
            "it registers", seen(proxy(health: ["orders-1": "REGISTERING"])), .inProgress("front to be healthy")),
        Case("it is being changed", seen(proxy(status: "modifying")), .inProgress("front to be healthy")),
        Case("it lost the cluster", seen(proxy(.front, [], health: [:])), .ready([register])),
        Case(
            "it lost the cluster, asked for", seen(proxy(.front, [], health: [:])), asked: [register],
            .inProgress("front to show its target")),
        Case(
            "it still has targets", seen(proxy(.front, [])), .inProgress("front to follow orders")),
        Case(
            "it leads to the old environment", seen(proxy(.front, ["orders-old1"])),
            .inProgress(
                "front to follow orders (it leads to orders-old1: if it stays there, leave this step out, and "
                    + "`retarget front orders` leads it over)")),
        Case(
            "neither is well", .orders().proxied([proxy(status: "modifying"), proxy(back, health: [:])]),
            .inProgress("front to be healthy and back to be healthy")),
    ]

    @Test(.holds(.proxyRegisteredAgain, .proxiesStayRegistered), arguments: proxies)
    func `checking proxies`(row: Case) {
        row.check(.checkProxies([.front, Self.back], of: "orders"))
    }
}

/// What an approver of a switchover is told of proxies.
@Suite struct ProxyFactTests {
    private static let back = ProxyTarget(proxy: "back", group: "default")

    private static func facts(
        _ proxies: Reading<[ProxyState]>, planned: [ProxyTarget]? = [.front]
    ) -> SafetyFacts {
        var readings = FactSample.sample()
        readings.proxies = proxies
        let switchover = Switchover(deployment: "bgd-1", cluster: "orders", timeout: 300, proxies: planned)
        return AnyMutation.switchOver(switchover).safetyFacts(
            seeing: .deployed(), readings: readings, policy: PlanPolicy())
    }

    private static func fact(
        _ proxies: Reading<[ProxyState]>, planned: [ProxyTarget]? = [.front]
    ) throws -> SafetyFacts.Fact {
        try #require(facts(proxies, planned: planned).facts.first { $0.name == "proxies" })
    }

    private static let well = ProxyState.front(health: ["orders-1": "AVAILABLE", "orders-2": "UNAVAILABLE"])
    private static let elsewhere = ProxyState.front(["billing"], of: ProxyTarget(proxy: "billing", group: "default"))

    @Test func `proxies are shown with their targets, and which follow the switchover`() throws {
        let fact = try Self.fact(.known([Self.well, Self.elsewhere]))
        #expect(fact.text == "proxy front → orders (1 of 2 targets available) follows")
        #expect(fact.warning == nil && fact.isSafe && fact.isRead)
    }

    @Test func `a proxy that came after the plan may stay, and is warned of with what mends it`() throws {
        let fact = try Self.fact(.known([Self.well, .front(of: Self.back)]))
        #expect(
            fact.text
                == "proxy back → orders (1 of 1 targets available) may stay and "
                + "proxy front → orders (1 of 2 targets available) follows")
        #expect(
            fact.warning
                == "back did not lead to orders when this was planned: AWS leads only those over that did before the "
                + "deployment was made. If it stays, `retarget back orders` mends it afterwards.")
    }

    @Test func `a proxy that is not healthy or was lost is warned of`() throws {
        #expect(
            try Self.fact(.known([.front(status: "modifying")])).warning
                == "front is not healthy now: AWS may refuse the switchover.")
        let lost = try Self.fact(.known([.front(["billing"])]))
        #expect(lost.text == "front does not lead to orders")
        #expect(lost.warning == "front led to orders when this was planned, and does not now.")
    }

    @Test func `without a reading of the plan nothing is promised`() throws {
        let fact = try Self.fact(.known([Self.well]), planned: nil)
        #expect(fact.text == "proxy front → orders (1 of 2 targets available), not known whether it follows")
        #expect(try Self.fact(.known([]), planned: nil).text == "no proxy")
        let unread = try Self.fact(.unavailable("denied."))
        #expect(unread.text == "proxies not read: denied" && !unread.isRead)
    }

    @Test func `an approval does not hold for a proxy that came since`() {
        let before = Self.facts(.known([Self.well]))
        #expect(Self.facts(.known([Self.well, Self.elsewhere])).moved(since: before).isEmpty)
        #expect(Self.facts(.known([Self.well, .front(of: Self.back)])).moved(since: before).count == 1)
        #expect(Self.facts(.known([])).moved(since: before).count == 1)
        #expect(Self.facts(.unavailable("denied")).unreadable(since: before) == ["proxies not read: denied"])
    }
}

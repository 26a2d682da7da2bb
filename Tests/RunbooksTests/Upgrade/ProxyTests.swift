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
            .inProgress("front to follow orders (it leads to orders-old1)")),
        Case(
            "neither is well", .orders().proxied([proxy(status: "modifying"), proxy(back, health: [:])]),
            .inProgress("front to be healthy and back to be healthy")),
    ]

    @Test(.holds(.proxyRegisteredAgain, .proxiesStayRegistered), arguments: proxies)
    func `checking proxies`(row: Case) {
        row.check(.checkProxies([.front, Self.back], of: "orders"))
    }
}

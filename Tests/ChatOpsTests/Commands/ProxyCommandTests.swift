import Engine
import Maintenance
import Runbooks
import TestSupport
import Testing

@testable import ChatOps

/// What `proxies` shows, and what `retarget` asks for.
@Suite struct ProxyCommandTests {
    private static func proxy(_ name: String, _ clusters: [String], health: [String: String]) -> ProxyState {
        ProxyState(
            target: ProxyTarget(proxy: name, group: "default"), status: "available", clusters: clusters, health: health)
    }
    private static let well = proxy("front", ["orders"], health: ["orders-1": "AVAILABLE", "orders-2": "UNAVAILABLE"])
    private static let stayed = proxy("back", ["orders-old1"], health: ["orders-old1-1": "AVAILABLE"])
    private static let empty = proxy("spare", [], health: [:])
    private static let foreign = proxy("billing", ["billing"], health: ["billing-1": "AVAILABLE"])

    private func say(_ words: String, _ proxies: Reading<[ProxyState]>) async throws -> String {
        let setup = CommandSetup()
        await setup.control.set { $0.proxies = proxies }
        return try await setup.say(words)
    }

    @Test func `proxies are shown with their targets, their health and what mends them`() async throws {
        let said = try await say("proxies", .known([Self.well, Self.stayed, Self.empty, Self.foreign]))
        #expect(
            said == """
                *3 proxies in us-east-1*
                *back* · available, leads to orders-old1 (1 of 1 targets available)
                orders-old1-1 AVAILABLE
                It stayed on the environment from before a switchover: `!rds retarget back orders` leads it to orders.
                *front* · available, leads to orders (1 of 2 targets available)
                orders-1 AVAILABLE, orders-2 UNAVAILABLE
                *spare* · available, leads nowhere
                `!rds retarget spare CLUSTER` leads it to a cluster.
                """)
    }

    @Test func `of one cluster those that lead to it or stayed on its old environment are shown`() async throws {
        let said = try await say("proxies orders", .known([Self.well, Self.stayed, Self.empty, Self.foreign]))
        #expect(said.contains("*2 proxies in us-east-1*") && !said.contains("spare") && !said.contains("billing"))
        #expect(try await say("proxies orders", .known([Self.foreign])) == "No proxy in us-east-1 leads to orders.")
        #expect(try await say("proxies orders9", .known([])).hasPrefix("I don't know a cluster “orders9”"))
    }

    @Test func `what cannot be read is said with the reason`() async throws {
        let said = try await say("proxies", .unavailable("rds:DescribeDBProxies is not allowed for this role."))
        #expect(said.contains("rds:DescribeDBProxies is not allowed for this role."))
    }

    @Test func `a retarget is asked for with the proxy and the cluster`() async throws {
        let setup = CommandSetup()
        _ = try await setup.say("plan retarget back orders")
        #expect(
            await setup.control.asked == [
                .previewed(AnyRunbook(RetargetRunbook(proxy: "back")), "orders", nil)
            ])
        #expect(try await CommandSetup().say("retarget back").contains("Missing expected argument 'CLUSTER'"))
        #expect(try await CommandSetup().say("retarget back_1 orders").contains("is not a name that a proxy can have"))
    }
}

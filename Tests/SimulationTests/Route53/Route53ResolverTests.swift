import Simulation
import Testing

/// What a resolver tells that keeps what it fetched.
struct Route53ResolverTests {
    /// The name at the end of what it answers; `nil` where it knows no such name.
    private func end(_ name: SimulatedDomainName = "dev-db.example.com", of driver: inout Route53Driver) -> String? {
        guard case .found(let end, let addresses) = driver.world.resolve(name, at: driver.now) else { return nil }
        #expect(!addresses.isEmpty)
        return end.text
    }

    @Test func `a resolver says the old target until the TTL of the record is over that it fetched last`() throws {
        var driver = Route53Driver()
        #expect(end(of: &driver) == "old.rds.example.net.")
        let fetched = driver.now
        _ = try driver.point(to: "new.rds.example.net")
        driver.settle()
        #expect(driver.now - fetched < .seconds(60))
        #expect(end(of: &driver) == "old.rds.example.net.")
        driver.now = fetched + .milliseconds(59_999)
        #expect(end(of: &driver) == "old.rds.example.net.")
        driver.pass(.milliseconds(1))
        #expect(end(of: &driver) == "new.rds.example.net.")
    }

    @Test func `until a change is in sync the server that is asked may say the old target`() throws {
        var driver = Route53Driver()
        _ = try driver.point(to: "new.rds.example.net")
        #expect(end(of: &driver) == "old.rds.example.net.")
        var other = Route53Driver()
        _ = try other.point(to: "new.rds.example.net")
        other.settle()
        #expect(end(of: &other) == "new.rds.example.net.")
    }

    @Test func `names that lead on are followed, a missing one is remembered and private zones are hidden`() throws {
        let script = Route53Script(zones: [
            ZoneScript(
                "example.com", identifier: "Z1",
                records: [
                    SimulatedRecordSet("db.example.com", values: ["alias.example.com"]),
                    SimulatedRecordSet("alias.example.com", values: ["orders.rds.example.net"]),
                    SimulatedRecordSet("circle.example.com", values: ["circle.example.com"]),
                    SimulatedRecordSet("www.example.com", type: "A", values: ["192.0.2.1"]),
                ]),
            .ofNetwork(
                "vpc-1", "example.com", identifier: "Z2",
                records: [SimulatedRecordSet("inner.example.com", values: ["orders.rds.example.net"])]),
        ])
        var driver = Route53Driver(script)
        #expect(end("db.example.com", of: &driver) == "orders.rds.example.net.")
        #expect(
            driver.world.resolve("www.example.com", at: driver.now)
                == .found(canonicalName: "www.example.com", addresses: ["192.0.2.1"]))
        #expect(end("inner.example.com", of: &driver) == nil)
        #expect(end("circle.example.com", of: &driver) == nil)
        let asked = driver.now
        _ = try driver.change([.create(SimulatedRecordSet("inner.example.com", values: ["x.example.net"]))])
        driver.settle()
        #expect(end("inner.example.com", of: &driver) == nil)
        driver.now = asked + .seconds(900)
        #expect(end("inner.example.com", of: &driver) == "x.example.net.")
    }
}

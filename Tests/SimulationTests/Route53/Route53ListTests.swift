import Simulation
import Testing

/// Rules: API Reference, ListHostedZones, ListHostedZonesByName, ListResourceRecordSets; "DNS domain name format",
/// Route 53 Developer Guide.
struct Route53ListTests {
    @Test(arguments: [
        ("Dev-DB.Example.COM", "dev-db.example.com."), ("example.com.", "example.com."),
        ("*.example.com", "\\052.example.com."), ("\\052.example.com", "\\052.example.com."),
        ("exämple.com", "ex\\303\\244mple.com."), ("a_b.example.com", "a_b.example.com."), ("a b.x", "a\\040b.x."),
    ])
    func `a name is kept in lower case, with a dot and with escapes`(given: String, kept: String) {
        #expect(SimulatedDomainName(given).text == kept)
    }

    @Test func `names are in the order of their labels from the last one on`() {
        let sorted: [SimulatedDomainName] = [
            "com", "example.com", "a.example.com", "z.a.example.com", "a-b.example.com", "b.example.com",
            "a.example.org",
        ]
        // A hyphen comes before the dot that ends a label.
        #expect(
            sorted.sorted().map(\.text) == [
                "com.", "example.com.", "a-b.example.com.", "a.example.com.", "z.a.example.com.", "b.example.com.",
                "a.example.org.",
            ])
    }

    @Test func `records come in pages, by name, type and identifier`() throws {
        var driver = Route53Driver()
        var (seen, start): ([String], Route53World.RecordStart?) = ([], nil)
        repeat {
            let page = try driver.world.listRecords(in: "Z1", from: start, limit: 2, at: driver.now)
            #expect((1...2).contains(page.items.count))
            seen += page.items.map { "\($0.name.text) \($0.type) \($0.identifier ?? "")" }
            start = page.next.map { .init($0.name, type: $0.type, identifier: $0.identifier) }
        } while start != nil
        #expect(
            seen == [
                "example.com. NS ", "example.com. SOA ", "dev-db.example.com. CNAME ", "w.example.com. CNAME a",
                "w.example.com. CNAME b", "www.example.com. A ",
            ])
    }

    @Test(
        arguments: [
            ("dev-db.example.com", nil, "dev-db.example.com."), ("dev-db.example.com", "CNAME", "dev-db.example.com."),
            ("dev-db.example.com", "TXT", "w.example.com."), ("m.example.com", nil, "w.example.com."),
            ("aaa.example.com", "TXT", "dev-db.example.com."), ("zzz.example.com", nil, nil),
        ] as [(SimulatedDomainName, String?, String?)])
    func `a list begins with the name asked for, or with what comes after it`(
        name: SimulatedDomainName, type: String?, first: String?
    ) throws {
        var driver = Route53Driver()
        let page = try driver.world.listRecords(in: "Z1", from: .init(name, type: type), limit: 1, at: driver.now)
        #expect(page.items.first?.name.text == first)
    }

    @Test func `a list shows a change at once, whether or not servers know it`() throws {
        var driver = Route53Driver()
        let change = try driver.point(to: "new.rds.example.net")
        let page = try driver.world.listRecords(in: "Z1", from: .init("dev-db.example.com"), limit: 1, at: driver.now)
        #expect(page.items.first?.values == ["new.rds.example.net"])
        #expect(try driver.world.change(change.identifier, at: driver.now).status == .pending)
    }

    @Test func `zones come in pages, public and private ones of one name`() throws {
        var driver = Route53Driver()
        let first = try driver.world.listZones(limit: 2, at: driver.now)
        #expect(first.items.map(\.identifier) == ["Z1", "Z2"])
        #expect(first.items.map(\.isPrivate) == [false, true])
        #expect(first.items.map(\.recordCount) == [6, 2])
        let second = try driver.world.listZones(from: first.next?.identifier, limit: 2, at: driver.now)
        #expect(second.items.map(\.identifier) == ["Z3"])
        #expect(second.next == nil)
        let ofNetworks = try driver.world.listZones(onlyPrivate: true, at: driver.now)
        #expect(ofNetworks.items.map(\.identifier) == ["Z2"])
    }

    @Test func `a list by name begins there, and goes on with other names`() throws {
        var driver = Route53Driver()
        let page = try driver.world.listZones(fromName: "db.example.com", limit: 1, at: driver.now)
        #expect(page.items.map(\.name) == ["example.org"])
        let all = try driver.world.listZones(fromName: "example.com", identifier: "Z2", at: driver.now)
        #expect(all.items.map(\.identifier) == ["Z2", "Z3"])
        #expect(throws: RDSFault.self) { try driver.world.listZones(fromName: nil, identifier: "Z2", at: driver.now) }
        #expect(throws: RDSFault.self) { try driver.world.listZones(fromName: "a..com", at: driver.now) }
    }

    @Test func `a zone tells its servers, or its networks`() throws {
        var driver = Route53Driver()
        #expect(try driver.world.hostedZone("Z1", at: driver.now).nameServers.count == 4)
        let hidden = try driver.world.hostedZone("Z2", at: driver.now)
        #expect(hidden.nameServers.isEmpty)
        #expect(hidden.networks.map(\.identifier) == ["vpc-1"])
        #expect(throws: RDSFault.self) { try driver.world.hostedZone("Z9", at: driver.now) }
        #expect(throws: RDSFault.self) { try driver.world.listRecords(in: "Z9", at: driver.now) }
        #expect(throws: RDSFault.self) { try driver.world.change("C9", at: driver.now) }
    }
}

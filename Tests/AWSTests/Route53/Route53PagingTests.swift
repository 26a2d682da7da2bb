import Foundation
import Testing

@testable import AWS

struct Route53PagingTests {
    private static let list = Route53.ListResourceRecordSets(hostedZoneId: "Z1")
    private static let last = "<IsTruncated>false</IsTruncated>"

    private static func sets(_ names: String..., next: String = last) -> Result<String, AWSError> {
        let sets = names.map { "<ResourceRecordSet><Name>\($0)</Name><Type>CNAME</Type></ResourceRecordSet>" }
        return .success(
            "<ListResourceRecordSetsResponse><ResourceRecordSets>\(sets.joined())</ResourceRecordSets>\(next)"
                + "</ListResourceRecordSetsResponse>")
    }

    private static func zones(
        _ zones: (id: String, name: String)..., to action: String, next: String = last
    ) -> Result<String, AWSError> {
        let zones = zones.map { zone in
            "<HostedZone><Id>/hostedzone/\(zone.id)</Id><Name>\(zone.name)</Name><CallerReference>1</CallerReference>"
                + "</HostedZone>"
        }
        return .success(
            "<\(action)Response><HostedZones>\(zones.joined())</HostedZones>\(next)</\(action)Response>")
    }

    private static func next(_ name: String, _ type: String, more: String = "") -> String {
        "<IsTruncated>true</IsTruncated><NextRecordName>\(name)</NextRecordName>"
            + "<NextRecordType>\(type)</NextRecordType>\(more)"
    }

    @Test func `a list whose pages begin at a record set comes whole`() async throws {
        let aws = ScriptedAWS(
            Self.sets("a.", next: Self.next("\\052.b.", "CNAME")),
            Self.sets("\\052.b.", next: Self.next("c.", "A", more: "<NextRecordIdentifier>x y</NextRecordIdentifier>")),
            Self.sets("c."))
        #expect(try await aws.list(Self.list).map(\.name) == ["a.", "*.b.", "c."])
        let path = "/2013-04-01/hostedzone/Z1/rrset"
        #expect(
            aws.calls.map(\.path) == [
                path, "\(path)?name=%5C052.b.&type=CNAME", "\(path)?name=c.&type=A&identifier=x%20y",
            ])
        #expect(aws.calls.map(\.page) == [1, 2, 3])
    }

    @Test func `zones come page after page`() async throws {
        let aws = ScriptedAWS(
            Self.zones(
                ("Z1", "a."), to: "ListHostedZones",
                next: "<IsTruncated>true</IsTruncated><NextMarker>Z2</NextMarker>"),
            Self.zones(("Z2", "b."), to: "ListHostedZones"))
        #expect(try await aws.list(Route53.ListHostedZones()).map(\.id) == ["Z1", "Z2"])
        #expect(aws.calls.map(\.path) == ["/2013-04-01/hostedzone", "/2013-04-01/hostedzone?marker=Z2"])
    }

    @Test(arguments: ["dev.example.com", "dev.example.com.", "DEV.Example.com"])
    func `the record sets of a name are read without those of other names`(name: String) async throws {
        let aws = ScriptedAWS(
            Self.sets("dev.example.com.", next: Self.next("dev.example.com.", "CNAME")),
            Self.sets("dev.example.com.", "a.dev.example.com.", next: Self.next("b.dev.example.com.", "A")))
        let sets = try await aws.list(Self.list.with { $0.name = name })
        #expect(sets.map(\.name) == ["dev.example.com.", "dev.example.com."])
        #expect(aws.calls.map(\.page) == [1, 2])
        #expect(aws.calls.first?.path.hasSuffix("rrset?name=\(name)") == true)
    }

    @Test func `a name that has no record set is not taken for the next one that has`() async throws {
        let aws = ScriptedAWS(Self.sets("dev2.example.com.", next: Self.next("dev3.example.com.", "A")))
        #expect(try await aws.list(Self.list.with { $0.name = "dev.example.com" }).isEmpty)
        #expect(aws.calls.count == 1)
    }

    @Test func `a record set of another name that cannot be read does not matter, one of the name does`() async throws {
        let broken = "<ResourceRecordSet><Name>NAME</Name></ResourceRecordSet>"
        let body =
            "<ListResourceRecordSetsResponse><ResourceRecordSets>\(broken)</ResourceRecordSets>\(Self.last)"
            + "</ListResourceRecordSetsResponse>"
        let request = Self.list.with { $0.name = "dev.example.com" }
        #expect(
            try await ScriptedAWS(body.replacing("NAME", with: "e.example.com.")).list(request).isEmpty)
        for name in ["dev.example.com.", ""] {
            await #expect(throws: AWSError.self) {
                try await ScriptedAWS(body.replacing("NAME", with: name)).list(request)
            }
        }
    }

    @Test func `zones of one name are found, public and private`() async throws {
        let next =
            "<IsTruncated>true</IsTruncated><NextDNSName>example.com.</NextDNSName>"
            + "<NextHostedZoneId>Z2</NextHostedZoneId>"
        let after =
            "<IsTruncated>true</IsTruncated><NextDNSName>example.net.</NextDNSName>"
            + "<NextHostedZoneId>Z4</NextHostedZoneId>"
        let aws = ScriptedAWS(
            Self.zones(("Z1", "example.com."), to: "ListHostedZonesByName", next: next),
            Self.zones(("Z2", "example.com."), ("Z3", "a.example.com."), to: "ListHostedZonesByName", next: after))
        let zones = try await aws.list(Route53.ListHostedZonesByName().with { $0.dnsName = "example.com" })
        #expect(zones.map(\.id) == ["Z1", "Z2"])
        let path = "/2013-04-01/hostedzonesbyname"
        #expect(
            aws.calls.map(\.path) == [
                "\(path)?dnsname=example.com", "\(path)?dnsname=example.com.&hostedzoneid=Z2",
            ])
    }

    @Test func `a list that does not say whether it goes on is refused`() async throws {
        let body = "<ListHostedZonesResponse><HostedZones/></ListHostedZonesResponse>"
        for body in [body, body.replacing("</L", with: "<IsTruncated>true</IsTruncated></L")] {
            await #expect {
                try await ScriptedAWS(body).list(Route53.ListHostedZones())
            } throws: { error in
                (error as? AWSError)?.code == "malformedReply"
            }
        }
    }
}

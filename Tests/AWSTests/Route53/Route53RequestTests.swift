@testable import AWS
import HTTPTypes
import Testing

struct Route53RequestTests {
    private static let list = Route53.ListResourceRecordSets(hostedZoneId: Route53Samples.zone)

    @Test func `every read is one that botocore would have sent`() throws {
        let byName = Route53.ListHostedZonesByName().with { $0.dnsName = "example.com" }
        let odd = Route53.ListResourceRecordSets(hostedZoneId: "Z 1/2")
        let verdicts = try BotocoreJudge().complaints(about: [
            .init(Route53.ListHostedZones().call, "{}"),
            .init(Route53.ListHostedZones().call(from: "Z 1", atMost: 3), #"{"Marker": "Z 1", "MaxItems": "3"}"#),
            .init(Route53.ListHostedZonesByName().call, "{}"), .init(byName.call, #"{"DNSName": "example.com"}"#),
            .init(
                byName.call(from: .init(dnsName: "example.com.", hostedZoneId: "Z2"), atMost: 100),
                #"{"DNSName": "example.com.", "HostedZoneId": "Z2", "MaxItems": "100"}"#),
            .init(Route53.GetHostedZone(id: "Z1").call, #"{"Id": "Z1"}"#),
            .init(Self.list.call, #"{"HostedZoneId": "Z1D633PJN98FT9"}"#),
            .init(
                Self.list.with { $0.name = "a&b=c.example.com" }.call(from: nil, atMost: 3),
                #"{"HostedZoneId": "Z1D633PJN98FT9", "StartRecordName": "a&b=c.example.com", "MaxItems": "3"}"#),
            .init(
                odd.call(from: .init(name: "\\052.a&b=c.", type: "CNAME", identifier: "blue+green"), atMost: nil),
                #"""
                {"HostedZoneId": "Z 1/2", "StartRecordName": "\\052.a&b=c.", "StartRecordType": "CNAME",
                 "StartRecordIdentifier": "blue+green"}
                """#),
            .init(Route53.GetChange(id: "C1").call, #"{"Id": "C1"}"#),
        ])
        #expect(verdicts == Array(repeating: [], count: 10))
    }

    @Test func `every change is one that botocore would have sent`() throws {
        let one = Route53.ChangeResourceRecordSets(
            hostedZoneId: "Z1",
            changes: [.init(.upsert, try Route53Samples.recordSet(Route53Samples.everyElement))])
        let verdicts = try BotocoreJudge().complaints(about: [
            .init(
                Route53Samples.swap.call,
                #"""
                {"HostedZoneId": "Z1D633PJN98FT9", "ChangeBatch": {"Comment": "dev & co <moved>", "Changes": [
                  {"Action": "DELETE", "ResourceRecordSet": {"Name": "dev-db.example.com", "Type": "CNAME", "TTL": 60,
                   "ResourceRecords": [{"Value": "dev-2026-02-22.cluster-c0ffee.eu-west-1.rds.amazonaws.com"}]}},
                  {"Action": "CREATE", "ResourceRecordSet": {"Name": "dev-db.example.com", "Type": "CNAME", "TTL": 60,
                   "ResourceRecords": [{"Value": "dev-2026-03-01.cluster-c0ffee.eu-west-1.rds.amazonaws.com"}]}}]}}
                """#),
            .init(
                one.call,
                """
                {"HostedZoneId": "Z1", "ChangeBatch": {"Changes": [
                  {"Action": "UPSERT", "ResourceRecordSet": \(Route53Samples.everyElementInJSON)}]}}
                """),
        ])
        #expect(verdicts == [[], []])
    }

    /// Route 53 refuses a deletion that leaves an element of the set out.
    @Test func `a record set is sent with everything that was read of it`() async throws {
        let reply = try #require(try BotocoreJudge().replies()["ListResourceRecordSets"])
        let sets = try await ScriptedAWS(reply.body).list(Self.list)
        #expect(sets.count == 2)
        for set in sets {
            var sent = try Route53.ResourceRecordSet(ReplyElement(set.node, path: ""))
            sent.name = set.name
            #expect(sent == set)
        }
    }

    @Test func `the judge sees a wrong request`() throws {
        let verdict = try BotocoreJudge().complaints(about: [
            .init(Self.list.call(from: nil, atMost: 4), #"{"HostedZoneId": "Z2", "MaxItems": "3"}"#),
            .init(Route53Samples.swap.call, #"{"HostedZoneId": "Z1D633PJN98FT9"}"#),
        ])
        #expect(verdict.first?.map { $0.prefix(5) } == ["path:", "query"])
        #expect(verdict.last?.first?.contains("Missing required parameter") == true)
    }

    @Test func `only a change of records changes something`() {
        let reads = [
            Route53.ListHostedZones().call, Route53.ListHostedZonesByName().call, Self.list.call,
            Route53.GetHostedZone(id: "Z1").call, Route53.GetChange(id: "C1").call,
        ]
        #expect(reads.allSatisfy { $0.kind == .read && $0.method == .get && $0.body.isEmpty })
        #expect(Route53Samples.swap.call.kind == .mutating && Route53Samples.swap.call.method == .post)
    }
}

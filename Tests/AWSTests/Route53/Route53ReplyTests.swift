import Foundation
import Testing

@testable import AWS

struct Route53ReplyTests {
    private static let list = Route53.ListResourceRecordSets(hostedZoneId: "Z1")

    @Test func `every field of a zone is read`() async throws {
        try await BotocoreJudge.check("ListHostedZones", "hostedzones") {
            try await $0.list(Route53.ListHostedZones())
        }
        try await BotocoreJudge.check("ListHostedZonesByName", "hostedzones") {
            try await $0.list(Route53.ListHostedZonesByName())
        }
        try await BotocoreJudge.check("GetHostedZone", "") { try await $0.send(Route53.GetHostedZone(id: "Z1")) }
    }

    @Test func `every field of a record set and of a change is read`() async throws {
        try await BotocoreJudge.check("ListResourceRecordSets", "resourcerecordsets") {
            try await $0.list(Self.list)
        }
        try await BotocoreJudge.check("ChangeResourceRecordSets", "changeinfo") {
            try await $0.send(Route53Samples.swap)
        }
        try await BotocoreJudge.check("GetChange", "changeinfo") { try await $0.send(Route53.GetChange(id: "C1")) }
    }

    @Test func `ids are what requests take, and a zone tells who sees it`() async throws {
        let reply = try await ScriptedAWS(
            """
            <GetHostedZoneResponse><HostedZone><Id>/hostedzone/Z1</Id><Name>example.com.</Name>
            <CallerReference>1</CallerReference><Config><PrivateZone>true</PrivateZone></Config></HostedZone>
            <VPCs><VPC><VPCRegion>eu-west-1</VPCRegion><VPCId>vpc-1</VPCId></VPC></VPCs></GetHostedZoneResponse>
            """
        ).send(Route53.GetHostedZone(id: "Z1"))
        #expect(reply.hostedZone.id == "Z1" && reply.hostedZone.isPrivate)
        #expect(reply.vpcs.map(\.vpcId) == ["vpc-1"])
        let change = try await ScriptedAWS(Self.change(status: "PENDING")).send(Route53Samples.swap)
        #expect(change.id == "C1" && !change.isInSync)
        let later = try await ScriptedAWS(Self.change(status: "INSYNC", to: "GetChange")).send(
            Route53.GetChange(id: change.id))
        #expect(later.isInSync)
    }

    private static func change(status: String, to action: String = "ChangeResourceRecordSets") -> String {
        "<\(action)Response><ChangeInfo><Id>/change/C1</Id><Status>\(status)</Status>"
            + "<SubmittedAt>2026-03-01T00:00:00.500Z</SubmittedAt></ChangeInfo></\(action)Response>"
    }

    @Test(
        arguments: [
            ("", .simple), ("<TTL>60</TTL>", .simple), ("<HealthCheckId>h</HealthCheckId>", .simple),
            ("<SetIdentifier>a</SetIdentifier><Weight>0</Weight>", .weighted),
            ("<SetIdentifier>a</SetIdentifier><Region>eu-west-1</Region>", .latency),
            ("<SetIdentifier>a</SetIdentifier><Failover>SECONDARY</Failover>", .failover),
            ("<SetIdentifier>a</SetIdentifier><GeoLocation><CountryCode>*</CountryCode></GeoLocation>", .geolocation),
            (
                "<SetIdentifier>a</SetIdentifier><GeoProximityLocation><Bias>1</Bias></GeoProximityLocation>",
                .geoproximity
            ),
            (
                "<SetIdentifier>a</SetIdentifier><CidrRoutingConfig><CollectionId>c</CollectionId>"
                    + "<LocationName>l</LocationName></CidrRoutingConfig>", .ipBased
            ),
            ("<SetIdentifier>a</SetIdentifier><MultiValueAnswer>true</MultiValueAnswer>", .multivalueAnswer),
            ("<SetIdentifier>a</SetIdentifier><MoonOfTomorrow>full</MoonOfTomorrow>", .unknown),
        ] as [(String, Route53.RoutingPolicy)])
    func `a record set tells how it is chosen`(elements: String, policy: Route53.RoutingPolicy) throws {
        let set = try Route53Samples.recordSet("<Name>a.</Name><Type>CNAME</Type>\(elements)")
        #expect(set.routingPolicy == policy)
        #expect(set.aliasTarget == nil)
    }

    @Test func `a set answers with values or is an alias`() throws {
        #expect(Route53Samples.old.values == ["dev-2026-02-22.cluster-c0ffee.eu-west-1.rds.amazonaws.com"])
        let alias = try Route53Samples.recordSet(
            """
            <Name>a.</Name><Type>A</Type><AliasTarget><HostedZoneId>Z2</HostedZoneId><DNSName>b.</DNSName>
            <EvaluateTargetHealth>false</EvaluateTargetHealth></AliasTarget>
            """)
        #expect(alias.values.isEmpty && alias.ttl == nil && alias.aliasTarget?.dnsName == "b.")
        #expect(alias.routingPolicy == .simple)
    }
}

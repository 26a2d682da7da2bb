import Foundation

@testable import AWS

/// A zone, a record set of every element, and the change of a record from one database to the next.
enum Route53Samples {
    static let zone = "Z1D633PJN98FT9"
    static let old = record(pointingAt: "dev-2026-02-22.cluster-c0ffee.eu-west-1.rds.amazonaws.com")
    static let new = record(pointingAt: "dev-2026-03-01.cluster-c0ffee.eu-west-1.rds.amazonaws.com")

    static let swap = Route53.ChangeResourceRecordSets(
        hostedZoneId: zone, changes: [Route53.Change(.delete, old), Route53.Change(.create, new)]
    ).with { $0.comment = "dev & co <moved>" }

    static func record(pointingAt target: String) -> Route53.ResourceRecordSet {
        Route53.ResourceRecordSet(name: "dev-db.example.com", type: "CNAME", ttl: 60, values: [target])
    }

    /// Reads a record set from its elements.
    static func recordSet(_ elements: String) throws -> Route53.ResourceRecordSet {
        let document = "<ResourceRecordSet>\(elements)</ResourceRecordSet>"
        return try Route53.ResourceRecordSet(ReplyElement(try XMLNode.parse(Data(document.utf8)), path: ""))
    }

    static let everyElement = """
        <Name>\\052.example.com.</Name><Type>CNAME</Type><SetIdentifier>blue</SetIdentifier><Weight>0</Weight>
        <Region>eu-west-1</Region><GeoLocation><ContinentCode>EU</ContinentCode><CountryCode>DE</CountryCode>
        <SubdivisionCode>BE</SubdivisionCode></GeoLocation><Failover>PRIMARY</Failover>
        <MultiValueAnswer>true</MultiValueAnswer><TTL>60</TTL>
        <ResourceRecords><ResourceRecord><Value>"a b"</Value></ResourceRecord>
        <ResourceRecord><Value>"é" &gt; 1</Value></ResourceRecord></ResourceRecords>
        <AliasTarget><HostedZoneId>Z2</HostedZoneId><DNSName>a.example.org.</DNSName>
        <EvaluateTargetHealth>false</EvaluateTargetHealth></AliasTarget><HealthCheckId>h-1</HealthCheckId>
        <TrafficPolicyInstanceId>t-1</TrafficPolicyInstanceId>
        <CidrRoutingConfig><CollectionId>c-1</CollectionId><LocationName>here</LocationName></CidrRoutingConfig>
        <GeoProximityLocation><AWSRegion>eu-west-1</AWSRegion><LocalZoneGroup>z</LocalZoneGroup>
        <Coordinates><Latitude>49.22</Latitude><Longitude>-74.01</Longitude></Coordinates><Bias>-5</Bias>
        </GeoProximityLocation>
        """

    /// The same in JSON, as botocore takes it.
    static let everyElementInJSON = #"""
        {"Name": "*.example.com.", "Type": "CNAME", "SetIdentifier": "blue", "Weight": 0, "Region": "eu-west-1",
         "GeoLocation": {"ContinentCode": "EU", "CountryCode": "DE", "SubdivisionCode": "BE"},
         "Failover": "PRIMARY", "MultiValueAnswer": true, "TTL": 60,
         "ResourceRecords": [{"Value": "\"a b\""}, {"Value": "\"é\" > 1"}],
         "AliasTarget": {"HostedZoneId": "Z2", "DNSName": "a.example.org.", "EvaluateTargetHealth": false},
         "HealthCheckId": "h-1", "TrafficPolicyInstanceId": "t-1",
         "CidrRoutingConfig": {"CollectionId": "c-1", "LocationName": "here"},
         "GeoProximityLocation": {"AWSRegion": "eu-west-1", "LocalZoneGroup": "z",
          "Coordinates": {"Latitude": "49.22", "Longitude": "-74.01"}, "Bias": -5}}
        """#
}

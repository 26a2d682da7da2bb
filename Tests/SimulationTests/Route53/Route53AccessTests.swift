import Simulation
import Testing

/// Rules: "Actions, resources, and condition keys for Amazon Route 53", Service Authorization Reference; "Using IAM
/// policy conditions for fine-grained access control", Route 53 Developer Guide.
struct Route53AccessTests {
    private static func driver(_ statements: String...) throws -> Route53Driver {
        var driver = Route53Driver()
        driver.world.policy = try AccessPolicy(
            json: #"{"Version": "2012-10-17", "Statement": [\#(statements.joined(separator: ","))]}"#)
        return driver
    }

    private static func statement(_ actions: String, on resource: String, when condition: String = "{}") -> String {
        #"{"Effect": "Allow", "Action": "\#(actions)", "Resource": "\#(resource)", "Condition": \#(condition)}"#
    }

    @Test func `a change needs its action on that zone`() throws {
        var driver = try Self.driver(
            Self.statement("route53:ChangeResourceRecordSets", on: "arn:aws:route53:::hostedzone/Z1"))
        _ = try driver.point(to: "new.rds.example.net")
        #expect {
            try driver.change([.create(SimulatedRecordSet("a.example.org", values: ["x"]))], in: "Z3")
        } throws: { error in
            (error as? RDSFault)?.message == """
                User: arn:aws:sts::123456789012:assumed-role/changeover/simulation is not authorized to perform: \
                route53:ChangeResourceRecordSets on resource: arn:aws:route53:::hostedzone/Z3 because no \
                identity-based policy allows the route53:ChangeResourceRecordSets action
                """
        }
    }

    /// One reading, and the resource that its action is asked for.
    struct Need: Sendable, CustomTestStringConvertible {
        let action: String
        let resource: String
        let call: @Sendable (inout Route53World) throws -> Void

        var testDescription: String { action }
    }

    private static let readings: [Need] = [
        Need(action: "route53:ListHostedZones", resource: "*") { _ = try $0.listZones(at: $0.now) },
        Need(action: "route53:ListHostedZonesByName", resource: "*") {
            _ = try $0.listZones(fromName: "example.com", at: $0.now)
        },
        Need(action: "route53:GetHostedZone", resource: "arn:aws:route53:::hostedzone/Z1") {
            _ = try $0.hostedZone("Z1", at: $0.now)
        },
        Need(action: "route53:ListResourceRecordSets", resource: "arn:aws:route53:::hostedzone/Z1") {
            _ = try $0.listRecords(in: "Z1", at: $0.now)
        },
    ]

    @Test(arguments: readings) func `a reading needs its action`(need: Need) throws {
        var allowed = try Self.driver(Self.statement(need.action, on: need.resource))
        try need.call(&allowed.world)
        var denied = try Self.driver(Self.statement("rds:*", on: "*"))
        #expect {
            try need.call(&denied.world)
        } throws: { error in
            let fault = error as? RDSFault
            return fault?.code == "AccessDenied" && fault?.message.contains(need.action) == true
        }
    }

    @Test func `whoever may change may still not see how far it is`() throws {
        var driver = try Self.driver(Self.statement("route53:ChangeResourceRecordSets", on: "*"))
        let change = try driver.point(to: "new.rds.example.net").identifier
        #expect(throws: RDSFault.self) { try driver.world.change(change, at: driver.now) }
        driver.world.policy = try Self.driver(
            Self.statement("route53:GetChange", on: "arn:aws:route53:::change/*")
        ).world.policy
        #expect(try driver.world.change(change, at: driver.now).identifier == change)
    }

    @Test(arguments: [
        (#"{"ForAllValues:StringEquals": {"route53:ChangeResourceRecordSetsRecordTypes": ["CNAME"]}}"#, true, false),
        (#"{"ForAllValues:StringEquals": {"route53:ChangeResourceRecordSetsActions": ["CREATE"]}}"#, false, true),
        (
            #"{"ForAllValues:StringEquals": {"route53:ChangeResourceRecordSetsActions": ["CREATE", "DELETE"]}}"#, true,
            true
        ),
        (
            #"{"ForAllValues:StringLike": {"route53:ChangeResourceRecordSetsNormalizedRecordNames": ["dev-*.com"]}}"#,
            true, false
        ),
    ])
    func `a policy may say which names, types and actions`(condition: String, swaps: Bool, creates: Bool) throws {
        let statement = Self.statement("route53:ChangeResourceRecordSets", on: "*", when: condition)
        var driver = try Self.driver(statement)
        #expect(((try? driver.point(to: "new.rds.example.net")) != nil) == swaps)
        driver = try Self.driver(statement)
        let record = SimulatedRecordSet("a.example.com", type: "TXT", values: ["\"x\""])
        #expect(((try? driver.change([.create(record)])) != nil) == creates)
    }

    @Test func `what others do needs none of the caller's permissions`() throws {
        var driver = try Self.driver(Self.statement("rds:*", on: "*"))
        driver.world.schedule(.points(name: "dev-db.example.com", to: "x", in: "Z1"), at: driver.now)
        driver.settle()
        #expect(driver.values() == ["x"])
    }
}

import AWS
import Engine
import Foundation
import HTTPTypes
import Maintenance
import TestSupport
import Testing
import Transport

@testable import Fleet

/// A service beside RDS, in another protocol, is called through its entry in the list of services and nothing else.
struct ServiceTests {
    private static func fleet(_ aws: FakeAWS, limits: CallLimits = .unlimited) -> AWSFleet {
        aws.fleet(limits: limits, services: FleetService.all + [.route53])
    }

    private static let point = AnyMutation(PointRecord(zone: "Z1", name: "db.example.com", target: "new.example.com"))

    @Test func `its mutation is one call in its own protocol`() async throws {
        let aws = FakeAWS(answering: ["": { _, _ in .reply(200, "<ChangeResourceRecordSetsResponse/>") }])
        #expect(await Self.fleet(aws).perform(try .sample(Self.point)) == .accepted())
        let request = try #require(aws.requests.first)
        #expect(aws.requests.count == 1)
        #expect(request.head.authority == "route53.amazonaws.com")
        #expect(request.head.path == "/2013-04-01/hostedzone/Z1/rrset/")
        #expect(String(decoding: request.body, as: UTF8.self).contains("<Value>new.example.com</Value>"))
        #expect(request.head.headerFields[.authorization]?.contains("/us-east-1/route53/aws4_request") == true)
    }

    @Test func `its refusal names the action as policies do`() async throws {
        let aws = FakeAWS(answering: ["": { _, _ in .refusal("AccessDenied", 403) }])
        let outcome = await Self.fleet(aws).perform(try .sample(Self.point))
        guard case .refused(let reason) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(reason.contains("route53:ChangeResourceRecordSets is not allowed"))
    }

    @Test func `it does not wait for RDS, nor RDS for it`() async throws {
        let aws = FakeAWS(answering: ["": { _, _ in .refusal("Throttling", 400, message: "Rate exceeded") }])
        let fleet = Self.fleet(aws, limits: CallLimits(start: 0.1, ceiling: 0.1, burst: 1))
        let modify = AnyMutation.modifyClass(of: "orders-2", to: "db.r6g.xlarge")
        #expect(await fleet.perform(try .sample(modify)) == .accepted())
        let before = aws.clock.now.offset
        guard case .deferred = await fleet.perform(try .sample(Self.point, intent: 2)) else {
            Issue.record("The call was not throttled.")
            return
        }
        #expect(aws.clock.now.offset == before)
        #expect(await fleet.learntRates() == ["us-east-1": 0.1])
        #expect(await fleet.perform(try .sample(modify, intent: 3)) == .accepted())
        #expect(aws.clock.now.offset > before)
    }

    @Test func `its permissions are checked with the others, and what is not there is no denial`() async throws {
        let aws = FakeAWS(answering: ["": { _, _ in .refusal("NoSuchHostedZone", 404) }])
        let findings = await Self.fleet(aws).check()
        #expect(findings.map(\.permission) == (FleetService.all + [.route53]).permissions)
        let own = findings.filter { ["to see zones", "to point names"].contains($0.permission.purpose) }
        #expect(own.map(\.permission.action.name) == ["GetHostedZone", "ChangeResourceRecordSets"])
        #expect(own.first?.verdict == .allowed)
    }
}

extension FleetService {
    fileprivate static let route53 = FleetService(
        PointRecordRequest.service, performers: [PointRecordPerformer()],
        probes: [Probe(ZoneRequest(), "to see zones")],
        mutating: [Permission(IAMAction(PointRecordRequest.self), "to point names", isMutating: true)],
        codesOfAbsence: ["NoSuchHostedZone"])
}

/// Points a name at another database, for these tests.
private struct PointRecord: Mutation {
    static let kind: KindName = "test-point-record"

    var zone: String
    var name: String
    var target: String

    var resource: Resource { Resource(service: "route53", type: "rrset", name: "\(zone)/\(name)") }
    var gate: GateTerms? { nil }
    var disturbance: Disturbance { .connections }
    var settleTime: Span { .seconds(60) }
    var isRepeatable: Bool { true }
    var isLong: Bool { false }
    var codesOfDone: Set<String> { [] }
    var codesOfPassing: Set<String> { [] }
    var words: MutationWords {
        MutationWords(
            phrase: "the change of \(name)", order: "point \(name)", unproved: "\(name) may have been pointed")
    }

    func proof(in observation: Observation, of call: CallRecord) -> Proof { .none }
}

private struct PointRecordPerformer: Performer {
    func request(for change: PointRecord) -> any AWSRequest { PointRecordRequest(change: change) }
}

private struct PointRecordRequest: RESTXMLRequest {
    typealias Reply = Void

    static let service = AWSService(
        identifier: "ROUTE_53", signingName: "route53", endpointPrefix: "route53", apiVersion: "2013-04-01",
        isGlobal: true)
    static let action = "ChangeResourceRecordSets"
    static let kind = AWSCall.Kind.mutating
    static let method = HTTPRequest.Method.post
    static let namespace = "https://route53.amazonaws.com/doc/2013-04-01/"

    var change: PointRecord
    var path: [String] { [Self.service.apiVersion, "hostedzone", change.zone, "rrset", ""] }
    var document: XMLNode? { XMLNode(name: "Change", children: [XMLNode(name: "Value", content: change.target)]) }

    func read(_ root: ReplyElement) throws(MalformedReply) {}
}

private struct ZoneRequest: RESTXMLRequest {
    typealias Reply = Void

    static let service = PointRecordRequest.service
    static let action = "GetHostedZone"
    static let kind = AWSCall.Kind.read
    static let method = HTTPRequest.Method.get
    static let namespace = ""

    var path: [String] { [Self.service.apiVersion, "hostedzone", "Z1"] }

    func read(_ root: ReplyElement) throws(MalformedReply) {}
}

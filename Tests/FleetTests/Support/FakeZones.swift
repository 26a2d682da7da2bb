import AWS
import Fleet
import Foundation
import HTTPTypes
import Maintenance
import Synchronization
import TestSupport
import Transport

/// An `HTTPTransport` that answers as Route 53 does, one zone or record set a page.
final class FakeZones: HTTPTransport {
    struct Zone: Sendable {
        var id: String
        var name: String
        var isPrivate = false
        /// Names of records with what is inside their elements, in Route 53's order.
        var records: [(name: String, xml: String)] = []

        fileprivate var xml: String {
            "<HostedZone><Id>/hostedzone/\(id)</Id><Name>\(name).</Name><CallerReference>1</CallerReference>"
                + "<Config><PrivateZone>\(isPrivate)</PrivateZone></Config></HostedZone>"
        }
    }

    private let zones: [Zone]
    private let clock = ManualClock(sleepingAdvances: true)
    private let received = Mutex<[TransportRequest]>([])

    /// - Parameter zones: in Route 53's order.
    init(_ zones: [Zone]) { self.zones = zones }

    var paths: [String] { received.withLock { $0.map { $0.head.path ?? "" } } }
    var bodies: [String] { received.withLock { $0.map { String(decoding: $0.body, as: UTF8.self) } } }
    var authorities: Set<String> { Set(received.withLock { $0.compactMap(\.head.authority) }) }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
        received.withLock { $0.append(request) }
        let components = URLComponents(string: request.head.path ?? "")
        let path = (components?.path ?? "").split(separator: "/").map(String.init)
        let query = Dictionary((components?.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { first, _ in first }
        return try answer(path, query, isChange: request.head.method == .post).get()
    }

    private func answer(_ path: [String], _ query: [String: String], isChange: Bool) -> FakeAWS.Answer {
        switch (path.dropFirst().first, path.count) {
        case ("hostedzonesbyname", _): list(query)
        case ("change", _): change("GetChange", "INSYNC")
        case ("hostedzone", 3): zone(path[2])
        case ("hostedzone", _): isChange ? change("ChangeResourceRecordSets", "PENDING") : records(path[2], query)
        default: .refusal("InvalidInput")
        }
    }

    private func change(_ action: String, _ status: String) -> FakeAWS.Answer {
        .reply(
            200,
            "<\(action)Response><ChangeInfo><Id>/change/C1</Id><Status>\(status)</Status>"
                + "<SubmittedAt>2026-03-01T00:00:00.500Z</SubmittedAt></ChangeInfo></\(action)Response>")
    }

    private func zone(_ id: String) -> FakeAWS.Answer {
        guard let zone = zones.first(where: { $0.id == id }) else { return .refusal("NoSuchHostedZone", 404) }
        return .reply(200, "<GetHostedZoneResponse>\(zone.xml)<VPCs/></GetHostedZoneResponse>")
    }

    /// Where a list begins at a name, compared from the last label; behind all where nothing is as late.
    private static func start(_ names: [String], at name: String?) -> Int {
        func key(_ name: String) -> [String] {
            name.split(separator: ".").reversed().map(String.init)
        }
        guard let name else { return 0 }
        return names.firstIndex { !key($0).lexicographicallyPrecedes(key(name)) } ?? names.count
    }

    private func list(_ query: [String: String]) -> FakeAWS.Answer {
        var index = Self.start(zones.map(\.name), at: query["dnsname"])
        if let id = query["hostedzoneid"] { index = zones.firstIndex { $0.id == id } ?? index }
        let items = zones.indices.contains(index) ? zones[index].xml : ""
        let next = zones.indices.contains(index + 1) ? zones[index + 1] : nil
        let mark = next.map { "<NextDNSName>\($0.name).</NextDNSName><NextHostedZoneId>\($0.id)</NextHostedZoneId>" }
        return .reply(
            200,
            "<ListHostedZonesByNameResponse><HostedZones>\(items)</HostedZones><IsTruncated>\(next != nil)</IsTruncated>"
                + "\(mark ?? "")<MaxItems>1</MaxItems></ListHostedZonesByNameResponse>")
    }

    private func records(_ id: String, _ query: [String: String]) -> FakeAWS.Answer {
        guard let zone = zones.first(where: { $0.id == id }) else { return .refusal("NoSuchHostedZone", 404) }
        var index = Self.start(zone.records.map(\.name), at: query["name"])
        // A page begins at the record set that is named.
        if let mark = query["identifier"].flatMap(Int.init) { index = mark }
        let all = zone.records
        let item = all.indices.contains(index) ? all[index] : nil
        let set = item.map { "<ResourceRecordSet><Name>\($0.name).</Name>\($0.xml)</ResourceRecordSet>" } ?? ""
        let next = all.indices.contains(index + 1) ? all[index + 1] : nil
        let mark = next.map {
            "<NextRecordName>\($0.name).</NextRecordName><NextRecordType>CNAME</NextRecordType>"
                + "<NextRecordIdentifier>\(index + 1)</NextRecordIdentifier>"
        }
        return .reply(
            200,
            "<ListResourceRecordSetsResponse><ResourceRecordSets>\(set)</ResourceRecordSets>"
                + "<IsTruncated>\(next != nil)</IsTruncated>\(mark ?? "")<MaxItems>1</MaxItems>"
                + "</ListResourceRecordSetsResponse>")
    }

    func fleet() throws -> AWSFleet {
        let now = Timestamp(milliseconds: Int64(clock.date.timeIntervalSince1970 * 1000))
        return try AWSFleet(
            services: FleetService.all,
            makeClient: { (region, observer) throws(AWSError) in
                var retry = RetryPolicy()
                retry.maximumAttempts = 1
                return AWSClient(
                    region: region ?? "us-east-1", transport: self,
                    credentials: StaticCredentials(Credentials(accessKeyID: "AKID", secretAccessKey: "SECRET")),
                    retry: retry, clock: self.clock, now: { self.clock.date }, jitter: { 0.5 }, observer: observer)
            }, clock: clock, now: { now }, logger: .silent)
    }
}

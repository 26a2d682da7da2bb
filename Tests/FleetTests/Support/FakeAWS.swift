import AWS
import Fleet
import Foundation
import HTTPTypes
import Logging
import Maintenance
import Synchronization
import TestSupport
import Transport

/// An `HTTPTransport` that answers Query calls as an account with some clusters does, unless told otherwise.
final class FakeAWS: HTTPTransport {
    struct Call: Sendable {
        var action: String
        var form: [String: String]

        subscript(_ name: String) -> String? { form[name] }

        /// The values of the first filter, in wire order.
        var filter: [String]? {
            guard form["Filters.Filter.1.Name"] != nil else { return nil }
            return (1...).lazy.map { self.form["Filters.Filter.1.Values.Value.\($0)"] }
                .prefix { $0 != nil }.compactMap(\.self)
        }
    }

    typealias Answer = Result<TransportReply, TransportError>

    let clock: ManualClock
    private let clusters: [FakeCluster]
    private let instances: [FakeInstance]
    private let overrides: [String: @Sendable (Call, Int) async -> Answer?]
    private let garbled: Set<String>
    private let received = Mutex<[(call: Call, request: TransportRequest)]>([])

    /// - Parameters:
    ///   - overrides: answers by action; given the call and how many of that action there were before. `nil` is the
    ///     ordinary answer.
    ///   - garbled: actions of which the answer is not to be one that AWS could give; every other is held against
    ///     botocore's shapes.
    init(
        _ clusters: [FakeCluster] = [.orders], instances: [FakeInstance] = [],
        clock: ManualClock = ManualClock(sleepingAdvances: true),
        answering overrides: [String: @Sendable (Call, Int) async -> Answer?] = [:], garbled: Set<String> = []
    ) {
        self.clusters = clusters
        self.instances = instances
        self.overrides = overrides
        self.garbled = garbled
        self.clock = clock
    }

    /// Answers every mutating call in the same way.
    convenience init(changesAnsweredWith answer: Answer) {
        let same: @Sendable (Call, Int) async -> Answer? = { _, _ in answer }
        self.init(
            answering: [
                "CreateDBInstance": same, "ModifyDBInstance": same, "FailoverDBCluster": same, "DeleteDBInstance": same,
            ])
    }

    var calls: [Call] { received.withLock { $0.map(\.call) } }
    var requests: [TransportRequest] { received.withLock { $0.map(\.request) } }
    var actions: [String] { calls.map(\.action) }

    func count(_ action: String) -> Int { actions.count { $0 == action } }

    var now: Timestamp { Timestamp(milliseconds: Int64((clock.date.timeIntervalSince1970 * 1000).rounded())) }

    func send(_ request: TransportRequest) async throws(TransportError) -> TransportReply {
        var components = URLComponents()
        let isForm = request.head.headerFields[.contentType]?.hasPrefix("application/x-www-form-urlencoded") ?? false
        if isForm { components.percentEncodedQuery = String(decoding: request.body, as: UTF8.self) }
        let form = Dictionary((components.queryItems ?? []).map { ($0.name, $0.value ?? "") }) { first, _ in first }
        let target = HTTPField.Name("X-Amz-Target").flatMap { request.head.headerFields[$0] }
        let name = target?.split(separator: ".").last.map(String.init)
        let call = Call(action: form["Action"] ?? name ?? "", form: form)
        let before = received.withLock { calls in
            defer { calls.append((call, request)) }
            return calls.count { $0.call.action == call.action }
        }
        let reply = try await (overrides[call.action]?(call, before) ?? ordinary(call)).get()
        // A service that names its actions by path and method only has no action here.
        if reply.head.status == .ok, !call.action.isEmpty, !garbled.contains(call.action) {
            ReplyJudge.judge(reply.body, to: call.action)
        }
        return reply
    }

    private func ordinary(_ call: Call) -> Answer {
        let wanted = call.filter.map(Set.init)
        switch call.action {
        case "DescribeDBClusters":
            let found = clusters.filter { wanted?.contains($0.identifier) ?? true }
            return .page(call, list: "DBClusters", found.map(\.xml))
        case "DescribeDBInstances":
            let members = clusters.filter { cluster in
                call["Filters.Filter.1.Name"] != "db-instance-id" && wanted?.contains(cluster.identifier) ?? true
            }
            let alone = instances.filter { instance in
                call["Filters.Filter.1.Name"] != "db-cluster-id" && wanted?.contains(instance.identifier) ?? true
            }
            return .page(call, list: "DBInstances", members.flatMap(\.instancesXML) + alone.map(\.xml))
        case "GetCallerIdentity":
            let arn = "arn:aws:sts::123456789012:assumed-role/changeover/bot"
            return .result(call.action, "<Account>123456789012</Account><Arn>\(arn)</Arn><UserId>U</UserId>")
        case "CreateDBInstance", "ModifyDBInstance", "DeleteDBInstance", "FailoverDBCluster":
            return .result(call.action, "")
        case "DescribeScalableTargets":
            return .reply(200, #"{"ScalableTargets":[]}"#)
        case "DescribeSecret", "GetSecretValue":
            return .jsonRefusal("ResourceNotFoundException")
        case "GetRandomPassword":
            return .reply(200, #"{"RandomPassword":"of-nobody"}"#)
        case "DescribeAlarms":
            return .result(call.action, "<MetricAlarms/>")
        case "GetMetricStatistics":
            return .result(call.action, "<Datapoints/>")
        case "SimulatePrincipalPolicy":
            return .refusal("AccessDenied", 403)
        case "DescribeRegions":
            return .reply(200, "<DescribeRegionsResponse><regionInfo/></DescribeRegionsResponse>")
        case "DescribeSecurityGroups":
            return .reply(200, "<DescribeSecurityGroupsResponse><securityGroupInfo/></DescribeSecurityGroupsResponse>")
        case "DescribeValidDBInstanceModifications", "DescribeDBLogFiles", "DownloadDBLogFilePortion":
            return .refusal("DBInstanceNotFound", 404)
        case "GetRole":
            return .refusal("NoSuchEntity", 404)
        case "DescribeEngineDefaultParameters", "DescribeEngineDefaultClusterParameters":
            return .result(call.action, "<EngineDefaults><Parameters/></EngineDefaults>")
        default:
            let list = Self.lists[call.action] ?? String(call.action.dropFirst("Describe".count))
            return .result(call.action, "<\(list)/>")
        }
    }

    /// The lists that are not called as their action is.
    private static let lists = [
        "DescribeAccountAttributes": "AccountQuotas", "DescribeDBClusterParameters": "Parameters",
        "DescribeDBParameters": "Parameters", "DescribeDBProxyTargetGroups": "TargetGroups",
        "DescribeDBProxyTargets": "Targets", "DescribeOptionGroups": "OptionGroupsList",
    ]
}

/// An RDS instance of its own.
struct FakeInstance: Sendable {
    var identifier: String
    /// Elements besides.
    var more = ""

    var xml: String {
        """
        <DBInstance><DBInstanceIdentifier>\(identifier)</DBInstanceIdentifier>\
        <DBInstanceArn>arn:aws:rds:us-east-1:123456789012:db:\(identifier)</DBInstanceArn>\
        <DbiResourceId>db-\(identifier)</DbiResourceId><DBInstanceClass>db.m6g.large</DBInstanceClass>\
        <Engine>postgres</Engine><EngineVersion>15.8</EngineVersion><DBInstanceStatus>available</DBInstanceStatus>\
        <StorageType>gp3</StorageType><AllocatedStorage>500</AllocatedStorage><Iops>12000</Iops>\
        <StorageThroughput>500</StorageThroughput><MultiAZ>true</MultiAZ>\
        <PendingModifiedValues><StorageType>io1</StorageType>\
        <DBInstanceClass>db.m6g.xlarge</DBInstanceClass></PendingModifiedValues>\(more)</DBInstance>
        """
    }
}

/// A cluster of the fake, with its members.
struct FakeCluster: Sendable {
    var identifier: String
    var members: [String]
    var account = "123456789012"
    var region = "us-east-1"
    var globalCluster = ""

    static let orders = FakeCluster(identifier: "orders", members: ["orders-1", "orders-2", "orders-3"])

    static func many(_ count: Int) -> [FakeCluster] {
        (0..<count).map { number in
            FakeCluster(identifier: "c\(number)", members: (1...3).map { "c\(number)-\($0)" })
        }
    }

    var arn: String { "arn:aws:rds:\(region):\(account):cluster:\(identifier)" }

    var xml: String {
        let listed = members.enumerated().map { index, member in
            """
            <DBClusterMember><DBInstanceIdentifier>\(member)</DBInstanceIdentifier>\
            <IsClusterWriter>\(index == 0)</IsClusterWriter></DBClusterMember>
            """
        }
        return """
            <DBCluster><DBClusterIdentifier>\(identifier)</DBClusterIdentifier><DBClusterArn>\(arn)</DBClusterArn>\
            <DbClusterResourceId>cluster-\(identifier)</DbClusterResourceId><Engine>aurora-postgresql</Engine>\
            <EngineVersion>15.4</EngineVersion><Status>available</Status>\
            <GlobalClusterIdentifier>\(globalCluster)</GlobalClusterIdentifier>\
            <DBClusterMembers>\(listed.joined())</DBClusterMembers></DBCluster>
            """
    }

    var instancesXML: [String] {
        members.map { member in
            """
            <DBInstance><DBInstanceIdentifier>\(member)</DBInstanceIdentifier>\
            <DBInstanceArn>arn:aws:rds:\(region):\(account):db:\(member)</DBInstanceArn>\
            <DbiResourceId>db-\(member)</DbiResourceId><DBInstanceClass>db.r6g.large</DBInstanceClass>\
            <Engine>aurora-postgresql</Engine><EngineVersion>15.4</EngineVersion>\
            <DBInstanceStatus>available</DBInstanceStatus><DBClusterIdentifier>\(identifier)</DBClusterIdentifier>\
            </DBInstance>
            """
        }
    }
}

extension Result<TransportReply, TransportError> {
    static func reply(_ status: Int, _ body: String) -> Self {
        .success(TransportReply(head: HTTPResponse(status: .init(code: status)), body: Data(body.utf8)))
    }

    static func result(_ action: String, _ inside: String) -> Self {
        .reply(200, "<\(action)Response><\(action)Result>\(inside)</\(action)Result></\(action)Response>")
    }

    /// The answer to a change that shows nothing.
    static func done(_ action: String) -> Self {
        .reply(200, "<\(action)Response><ResponseMetadata/></\(action)Response>")
    }

    /// The page of 100 items that the call's marker asks for.
    static func page(_ call: FakeAWS.Call, list: String, _ items: [String]) -> Self {
        let first = Int(call["Marker"] ?? "0") ?? 0
        let next = first + 100
        let marker = next < items.count ? "<Marker>\(next)</Marker>" : ""
        return .result(call.action, "\(marker)<\(list)>\(items.dropFirst(first).prefix(100).joined())</\(list)>")
    }

    static func refusal(_ code: String, _ status: Int = 400, message: String = "about it") -> Self {
        .reply(
            status,
            "<ErrorResponse><Error><Code>\(code)</Code><Message>\(message)</Message></Error></ErrorResponse>")
    }

    /// As services answer that speak JSON.
    static func jsonRefusal(_ code: String, _ status: Int = 400) -> Self {
        .reply(status, #"{"__type":"\#(code)","message":"about it"}"#)
    }

    /// A reply of a server whose clock shows this.
    func dated(_ date: String) -> Self {
        map { reply in
            var reply = reply
            reply.head.headerFields[.date] = date
            return reply
        }
    }

    static let html = Self.reply(500, "<!doctype html><html><title>500 Internal Server Error</title></html>")

    static func failure(_ code: TransportError.Code, _ delivery: TransportError.Delivery) -> Self {
        .failure(TransportError(code, "scripted", delivery: delivery))
    }
}

extension FakeAWS {
    /// A fleet whose only way out is this fake; attempts are not repeated unless asked for.
    ///
    /// - Parameter limits: of RDS.
    func fleet(
        attempts: Int = 1, limits: CallLimits = .unlimited, services: [FleetService] = FleetService.all
    ) -> AWSFleet {
        do throws(Performers.Doubled) {
            return try AWSFleet(
                services: services.limiting(.rds, to: limits),
                makeClient: { (region, observer) throws(AWSError) in
                    try self.client(region, attempts: attempts, observer: observer)
                }, clock: clock, now: { self.now }, logger: .silent)
        } catch {
            preconditionFailure("two performers are of the kind \(error.kind)")
        }
    }

    func client(
        _ region: String? = nil, attempts: Int = 1, observer: @escaping @Sendable (AWSAttempt) -> Void = { _ in }
    ) throws(AWSError) -> AWSClient {
        var retry = RetryPolicy()
        retry.maximumAttempts = attempts
        return AWSClient(
            region: region ?? "us-east-1", transport: self,
            credentials: StaticCredentials(Credentials(accessKeyID: "AKID", secretAccessKey: "SECRET")), retry: retry,
            clock: clock, now: { self.clock.date }, jitter: { 0.5 }, observer: observer)
    }
}

extension Logger {
    static let silent = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
}

extension [FleetService] {
    func limiting(_ service: AWSService, to limits: CallLimits) -> Self {
        map { known in
            var known = known
            if known.service == service { known.limits = limits }
            return known
        }
    }
}

extension CallLimits {
    static let unlimited = CallLimits(start: 1000, ceiling: 1000, burst: 1000)
}

extension Target {
    static func named(_ cluster: String) -> Target {
        Target(place: Target.orders.place, cluster: ClusterID(cluster))
    }
}

import Engine
import Fleet
import Maintenance
@testable import Runbooks
import TestSupport
import Testing
import Transport

/// What only an upgrade has to know.
struct UpgradeAnswersTests {
    private static let upgrade = UpgradeRunbook(version: "16.6")

    /// An account with 130 proxies, of which the last stands before `orders`.
    private static let answers: [String: @Sendable (FakeAWS.Call, Int) async -> FakeAWS.Answer?] = [
        "DescribeDBProxies": { call, _ in
            .page(
                call, list: "DBProxies",
                (1...130).map { "<member><DBProxyName>p\($0)</DBProxyName><Status>available</Status></member>" })
        },
        "DescribeDBProxyTargetGroups": { call, _ in
            .result(
                call.action,
                "<TargetGroups><member><DBProxyName>\(call["DBProxyName"] ?? "")</DBProxyName>"
                    + "<TargetGroupName>default</TargetGroupName></member></TargetGroups>")
        },
        "DescribeDBProxyTargets": { call, _ in
            let cluster = call["DBProxyName"] == "p130" ? "orders" : "billing"
            return .result(
                call.action,
                "<Targets><member><Type>RDS_INSTANCE</Type><RdsResourceId>\(cluster)-1</RdsResourceId>"
                    + "<TrackedClusterId>\(cluster)</TrackedClusterId><TargetHealth><State>AVAILABLE</State></TargetHealth>"
                    + "</member></Targets>")
        },
        "DescribeDBEngineVersions": { call, _ in
            call["EngineVersion"] == "16.6"
                ? .result(
                    call.action,
                    "<DBEngineVersions><DBEngineVersion><Engine>aurora-postgresql</Engine>"
                        + "<EngineVersion>16.6</EngineVersion>"
                        + "<DBParameterGroupFamily>named-by-aws16</DBParameterGroupFamily></DBEngineVersion></DBEngineVersions>"
                )
                : nil
        },
    ]

    private static func seen(_ basis: PlanBasis) -> UpgradeAnswers? {
        basis.observation.cluster.map { UpgradeAnswers(to: upgrade.version, of: $0, in: basis.observation) }
    }

    @Test(.holds(.allProxies)) func `the proxy of the last page is seen`() async throws {
        let aws = FakeAWS(answering: Self.answers)
        let basis = try await aws.fleet().basis(.orders, for: Self.upgrade)
        let proxies = try #require(Self.seen(basis)?.proxies.value)
        #expect(proxies.map(\.target) == [ProxyTarget(proxy: "p130", group: "default")])
        #expect(proxies.first?.isHealthy == true)
        #expect(aws.count("DescribeDBProxies") == 2)
    }

    @Test(.holds(.familyAsAWSSays)) func `the family of a version is asked of AWS`() async throws {
        let aws = FakeAWS(answering: Self.answers)
        let basis = try await aws.fleet().basis(.orders, for: Self.upgrade)
        #expect(Self.seen(basis)?.family == .known("named-by-aws16"))
        let unknown = try await FakeAWS().fleet().basis(.orders, for: Self.upgrade)
        #expect(Self.seen(unknown)?.family.value == nil)
    }
}
